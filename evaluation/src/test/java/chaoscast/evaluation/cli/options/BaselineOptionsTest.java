package chaoscast.evaluation.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.evaluation.baseline.StandardBaselines;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class BaselineOptionsTest {
  @Command
  private static final class Words {
    @Mixin
    private SystemOptions system;
    @Mixin
    private BaselineOptions baselines;
  }

  @Test
  void withoutTheOptionThereAreNone() {
    Words words = parse("lorenz63");
    assertFalse(words.baselines.given());
    assertFalse(words.baselines.imperfect());
    assertEquals(List.of(), words.baselines.learners());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "lorenz63 --baselines", "--baselines lorenz63", "--baselines -s rho=30 lorenz63",
    "--baselines mine.ode"})
  void withoutNamesItStandsForTheUsualOnesWhereverTheSystemIs(String line) {
    Words words = parse(line);
    assertEquals(StandardBaselines.NAMES, words.baselines.learners());
    assertTrue(words.baselines.imperfect());
    assertTrue(words.system.given() || !words.system.name().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "--baselines analog,mlp lorenz63", "lorenz63 --baselines=analog,mlp",
    "lorenz63 --baselines analog --baselines mlp,analog"})
  void namesChooseAndNothingElseTakesPart(String line) {
    Words words = parse(line);
    assertEquals(List.of("analog", "mlp"), words.baselines.learners());
    assertFalse(words.baselines.imperfect());
    assertEquals(Optional.of("lorenz63"), words.system.name());
  }

  @Test
  void theImperfectModelIsOneOfTheNames() {
    Words words = parse("lorenz63 --baselines wrong-parameter");
    assertEquals(List.of(), words.baselines.learners());
    assertTrue(words.baselines.imperfect());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "mpl | unknown baseline 'mpl': did you mean 'mlp'? known: analog, rbf-network, gaussian-process,",
    "analog, | unknown baseline ''",
    "d2r2 | --baselines must name baselines but d2r2 is a surrogate"
  })
  void anotherNameIsRejected(String names, String message) {
    Words words = parse("lorenz63 --baselines " + names);
    InputException thrown =
        assertThrows(InputException.class, () -> words.baselines.learners());
    assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
  }

  private static Words parse(String line) {
    var words = new Words();
    new CommandLine(words).parseArgs(line.split(" "));
    return words;
  }
}
