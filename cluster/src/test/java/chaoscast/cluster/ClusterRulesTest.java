package chaoscast.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Who may see whom, where Spark is on the class path.
class ClusterRulesTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("chaoscast");

  @Test
  void onlyThisModuleSeesSpark() {
    noClasses().that().resideOutsideOfPackage("chaoscast.cluster..")
        .should().dependOnClassesThat().resideInAnyPackage("org.apache.spark..", "scala..",
            "chaoscast.cluster..")
        .check(CLASSES);
  }

  @Test
  void itSeesNoModelAndNoTruth() {
    noClasses().that().resideInAPackage("chaoscast.cluster..")
        .should().dependOnClassesThat().resideInAnyPackage(
            "chaoscast.lorenz..", "chaoscast.esn..", "chaoscast.d2r2..", "chaoscast.splinenets..")
        .check(CLASSES);
  }
}
