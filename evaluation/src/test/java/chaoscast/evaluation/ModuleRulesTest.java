package chaoscast.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may see whom. Truth cannot leak into a model that never sees `lorenz` or `evaluation`, and
/// `evaluation` treats all models alike because it knows none of them.
class ModuleRulesTest {
  private static final Map<String, Set<String>> MAY_USE = Map.of(
      "core", Set.of(),
      "lorenz", Set.of("core"),
      "esn", Set.of("core"),
      "d2r2", Set.of("core"),
      "splinenets", Set.of("core"),
      "evaluation", Set.of("core", "lorenz"));

  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(ModuleRulesTest::isNotATestJar)
      .importPackages("chaoscast");

  @Test
  void everyModuleIsUnderTheRule() {
    var found = new TreeSet<String>();
    for (var type : CLASSES) {
      found.add(type.getPackageName().split("\\.", 3)[1]);
    }
    assertEquals(new TreeSet<>(MAY_USE.keySet()), found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "lorenz", "esn", "d2r2", "splinenets", "evaluation"})
  void aModuleSeesOnlyWhatTheDesignLetsItSee(String module) {
    String[] hidden = MAY_USE.keySet().stream()
        .filter(other -> !other.equals(module) && !MAY_USE.get(module).contains(other))
        .map(ModuleRulesTest::packagesOf)
        .toArray(String[]::new);
    noClasses().that().resideInAPackage(packagesOf(module))
        .should().dependOnClassesThat().resideInAnyPackage(hidden)
        .allowEmptyShould(false)
        .check(CLASSES);
  }

  /// Java makes it visible because packages of its module share it; it is no part of what the library offers.
  @ParameterizedTest
  @ValueSource(strings = {"core", "lorenz", "esn", "d2r2", "splinenets", "evaluation"})
  void whatIsInternalIsUsedByItsOwnModuleOnly(String module) {
    noClasses().that().resideOutsideOfPackage(packagesOf(module))
        .should().dependOnClassesThat().resideInAPackage("chaoscast." + module + "..internal..")
        .check(CLASSES);
  }

  /// What is on this class path is what the distribution has.
  @ParameterizedTest
  @ValueSource(strings = {"org.apache.spark.SparkConf", "scala.Option",
    "chaoscast.cluster.SparkEngineProvider"})
  void nothingOfTheClusterReachesWhoDoesNotAskForIt(String type) {
    assertThrows(ClassNotFoundException.class, () -> Class.forName(type));
  }

  @Test
  void somethingIsInternal() {
    assertTrue(CLASSES.stream().anyMatch(type -> type.getPackageName().contains(".internal.")));
  }

  @Test
  void noPublicSignatureNamesATypeThatIsInternal() {
    var internal = JavaClass.Predicates.resideInAPackage("..internal..");
    noMethods().that().arePublic().and().areDeclaredInClassesThat().arePublic()
        .and().areDeclaredInClassesThat().resideOutsideOfPackage("..internal..")
        .should().haveRawReturnType(internal)
        .orShould(new ArchCondition<JavaMethod>("take a type that is internal") {
          @Override
          public void check(JavaMethod method, ConditionEvents events) {
            boolean takes = method.getRawParameterTypes().stream().anyMatch(internal);
            events.add(new SimpleConditionEvent(method, takes, method.getFullName()));
          }
        })
        .check(CLASSES);
  }

  private static String packagesOf(String module) {
    return "chaoscast." + module + "..";
  }

  private static boolean isNotATestJar(Location location) {
    return !location.contains("-tests.jar");
  }
}
