package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The script is run by a shell, on words as bash splits them, which is at `=` too.
class CompletionCommandTest {
  @TempDir
  private static Path folder;
  private static Path script;

  @BeforeAll
  static void writeScript() throws IOException {
    script =
        Files.writeString(
            folder.resolve("completion"), CommandRun.of("completion", "bash").succeeds().out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "com > compare completion",
        "compare --train-st > --train-steps",
        "compare lorenz96-th > lorenz96-three-tier",
        "compare --starts 4 lorenz6 > lorenz63",
        "generate roe > roessler",
        "train ls > lsr-esn",
        "study sensitivity lsr-esn lorenz6 > lorenz63",
        "study systems --systems henon,logi > henon,logistic",
        "compare --surrogates ls > lsr-esn",
        "compare --surrogates = ls > lsr-esn",
        "compare --surrogates d2r2,sindy,ls > d2r2,sindy,lsr-esn",
        "compare --surrogates = fine = d2 > d2r2",
        "compare --baselines wr > wrong-parameter",
        "compare --protocol schotz2025-t > schotz2025-thomas",
        "compare -p d2r2.degree = 3 --settings a > auto",
        "compare --error n > nrmse",
        "study search d2r2 --method c > cma-es",
        "spline train --target ch > chirp",
        "spline train --scheme p > pytorch",
        "reservoir balance --law eq > equal-out",
        "compare --starts 4 --zz > ''",
      })
  void completesCommandsOptionsAndNames(String words, String expected) throws Exception {
    var shell =
        new ProcessBuilder(
            "bash", "-c",
            "source '" + script + "'; COMP_WORDS=(chaoscast " + words
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); compopt() { :; };"
                + " _complete_chaoscast_parts; echo \"${COMPREPLY[@]}\"")
            .redirectErrorStream(true)
            .start();
    String found = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(expected, found.strip());
  }

  @Test
  void refusesOtherShells() {
    CommandRun.of("completion", "fish").rejects("unknown shell 'fish'; known: bash, zsh");
  }
}
