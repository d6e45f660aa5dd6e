package chaoscast.evaluation.artifacts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive that `mvn package -Pdist` makes: it starts where there is a Java runtime and nothing else, has the
/// natives of one platform, and is the same to the last byte when it is built again.
@Tag("slow")
class DistributionTest {
  private static final long MOST_BYTES = 45_000_000;

  private static Path built(SourceCopy copy) throws Exception {
    for (String file : List.of("README.md", "LICENSE", "CHANGELOG.md")) {
      Files.copy(SourceCopy.ROOT.resolve(file), copy.sources().resolve(file));
    }
    SourceCopy.copy(SourceCopy.ROOT.resolve("docs"), copy.sources().resolve("docs"));
    copy.maven(
        copy.sources(), "package", "-Pdist", "-DskipTests", "-Dformatter.skip",
        "-pl",
        "core,lorenz,esn,d2r2,spline-nets,evaluation");
    try (Stream<Path> files = Files.list(copy.sources().resolve("evaluation/target"))) {
      return files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
    }
  }

  @Test
  void startsWithARuntimeAloneAndIsBuiltTheSameAgain(@TempDir Path one, @TempDir Path other)
      throws Exception {
    SourceCopy copy = SourceCopy.in(one);
    Path archive = built(copy);
    assertTrue(Files.size(archive) < MOST_BYTES, Files.size(archive) + " bytes");

    copy.process(one, "tar", "xzf", archive.toString());
    Path home;
    try (Stream<Path> files = Files.list(one)) {
      home =
          files.filter(file -> Files.exists(file.resolve("chaoscast"))).findFirst().orElseThrow();
    }
    String launcher = home.resolve("chaoscast").toString();
    assertTrue(copy.process(one, launcher, "--version").startsWith("chaoscast "));
    String out =
        copy.process(
            one, launcher, "compare", "--surrogates", "d2r2", "--train-steps", "500", "--starts",
            "3",
            "--spacing", "50", "--max-steps", "100");
    assertTrue(out.contains("d2r2 "), out);
    assertEquals(1, platforms(home.resolve("lib")), "natives of one platform");

    SourceCopy again = SourceCopy.in(other);
    assertArrayEquals(Files.readAllBytes(archive), Files.readAllBytes(built(again)));
  }

  private static long platforms(Path lib) throws IOException {
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.matches(".*-(linux|windows|macosx)-[a-z0-9_]+\\.jar"))
          .map(name -> name.replaceFirst(".*-((linux|windows|macosx)-[a-z0-9_]+)\\.jar", "$1"))
          .distinct()
          .count();
    }
  }
}
