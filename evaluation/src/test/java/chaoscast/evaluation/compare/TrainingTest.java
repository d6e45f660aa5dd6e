package chaoscast.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.truth.Truth;
import chaoscast.evaluation.truth.Truths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final Contestant GOOD =
      Contestant.of("good", (data, _) -> new DoublingSurrogate(1, 0.5, 1, 2));
  private static final Contestant SHORT =
      failing("short", new InputException("needs 99 states but has 10", "give more states"));
  private static final Contestant LARGE = failing("large", new OutOfMemoryError("Java heap space"));

  private static Contestant failing(String label, Throwable cause) {
    SurrogateTrainer trainer =
        (data, progress) -> {
          switch (cause) {
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            default -> throw new IllegalArgumentException(cause);
          }
        };
    return Contestant.of(label, trainer);
  }

  private static Truth doubling() {
    var protocol =
        new Protocol(
            "test", 0.5, 10, 3, 5, 6, 0, 0.3, ErrorKind.RELATIVE, ScalingKind.NONE);
    var recipe = new NamedProtocol.TruthRecipe("doubling", Map.of(), 0, 0.5, Optional.empty());
    double[] states = IntStream.range(0, 40).mapToDouble(n -> Math.scalb(1.0, n)).toArray();
    return Truths.of(
        Trajectory.of(states, 1, 0.5),
        "doubling",
        new NamedProtocol(protocol, "", recipe, Map.of()));
  }

  @Test
  void oneContestantThatCannotBeTrainedDoesNotKeepTheOthersFromBeingScored() {
    ComparisonResult result =
        new Comparison(doubling(), new Seed(1), 1)
            .run(List.of(SHORT, GOOD, LARGE), Progress.NONE);

    assertEquals(
        List.of("good"), result.results().stream().map(SurrogateResult::label).toList());
    assertEquals(3, result.results().getFirst().score().horizon().mean(), "six steps of a half");
    assertEquals(
        List.of("short", "large"),
        result.failures().stream().map(FailedContestant::label).toList());
    FailedContestant tooShort = result.failures().getFirst();
    assertEquals("needs 99 states but has 10", tooShort.reason());
    assertEquals("give more states", tooShort.cure());
    assertEquals("out of memory (Java heap space)", result.failures().get(1).reason());
    assertTrue(result.failures().get(1).cure().contains("-Xmx"));
  }

  @Test
  void aWarmUpLongerThanWhatComesBeforeTheFirstStartIsAFailureWithItsCure() {
    Contestant patient =
        Contestant.of("patient", (data, _) -> new DoublingSurrogate(1, 0.5, 12, 2));
    TrainingOutcomes outcomes =
        new Training(doubling()).all(List.of(patient, GOOD), Progress.NONE);
    FailedContestant failed =
        assertInstanceOf(FailedContestant.class, outcomes.all().getFirst());
    assertEquals("warm-up must be ≤ train-steps + 1 = 11 but was 12", failed.reason());
    assertEquals("set a shorter warm-up or train on more states", failed.cure());
  }

  @Test
  void aWarmUpInTheSettingsIsCheckedBeforeAnyTraining() {
    var trained = new ArrayList<String>();
    var contestant =
        Contestant.named("lsr-esn", Map.of("nodes", "30", "warmUp", "12"), new Seed(1));
    new Training(doubling()).all(List.of(contestant), (stage, done, total) -> trained.add(stage));
    assertEquals(List.of(), trained);
  }

  @Test
  void whereNoneCanBeTrainedASingleFailureIsThrownAsItWas() {
    var outcomes = new Training(doubling()).all(List.of(SHORT), Progress.NONE);
    var failure = assertThrows(InputException.class, outcomes::requireAny);
    assertEquals("needs 99 states but has 10; give more states", failure.getMessage());
    var memory = new Training(doubling()).all(List.of(LARGE), Progress.NONE);
    assertThrows(OutOfMemoryError.class, memory::requireAny);
  }

  @Test
  void whereNoneOfSeveralCanBeTrainedAllReasonsAreGiven() {
    var input =
        new Training(doubling()).all(List.of(SHORT, SHORT.withLabel("again")), Progress.NONE);
    assertEquals(
        "no surrogate could be trained. short: needs 99 states but has 10; give more states."
            + " again: needs 99 states but has 10; give more states",
        assertThrows(InputException.class, input::requireAny).getMessage());
    var mixed = new Training(doubling()).all(List.of(SHORT, LARGE), Progress.NONE);
    assertThrows(IllegalStateException.class, mixed::requireAny);
    var some = new Training(doubling()).all(List.of(SHORT, GOOD), Progress.NONE);
    assertSame(some, some.requireAny());
  }

  @Test
  void twoContestantsOfOneLabelAreRejected() {
    var training = new Training(doubling());
    assertEquals(
        "contestants must have labels of their own but two are called 'good'",
        assertThrows(
            InputException.class, () -> training.all(List.of(GOOD, GOOD), Progress.NONE))
            .getMessage());
  }

  @Test
  void aDifferenceIsFoundInEitherOrder() {
    Contestant blind =
        Contestant.of("blind", (data, _) -> new DoublingSurrogate(1, 0.5, 1, 1));
    ComparisonResult result =
        new Comparison(doubling(), new Seed(1), 1).run(List.of(blind, GOOD), Progress.NONE);
    assertEquals(3, result.difference("good", "blind").mean());
    assertEquals(-3, result.difference("blind", "good").mean());
    assertEquals(3, result.difference("good", "blind").wins());
    assertEquals(0, result.difference("good", "blind").losses());
    assertEquals(
        "unknown label 'god': did you mean 'good'? known: blind, good",
        assertThrows(InputException.class, () -> result.difference("god", "blind")).getMessage());
  }
}
