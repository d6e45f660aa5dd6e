package chaoscast.evaluation.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.compare.DoublingSurrogate;
import chaoscast.evaluation.compare.Scoring;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.truth.SystemDescription;
import chaoscast.evaluation.truth.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrecisionTrialsTest {
  @Test
  void everyFormatIsTriedInItsOwnScopeAndBinary64Once() {
    double[] states = IntStream.range(0, 40).mapToDouble(n -> Math.scalb(1.0, n)).toArray();
    var protocol =
        new Protocol("test", 0.5, 10, 2, 5, 6, 0, 0.3, ErrorKind.RELATIVE, ScalingKind.NONE);
    var recipe = new NamedProtocol.TruthRecipe("doubling", Map.of(), 0, 0.5, Optional.empty());
    var truth =
        new Truth(
            new SystemDescription("doubling", Map.of(), 1, 1, 0.5, OptionalDouble.empty()),
            new NamedProtocol(protocol, "", recipe, Map.of()),
            Trajectory.of(states, 1, 0.5),
            Map.of(),
            Optional.empty());
    var trained =
        TrainedContestant.of(
            "it", new DoublingSurrogate(1, 0.5, 1, 2), OptionalDouble.empty());

    List<Trial> trials =
        PrecisionTrials.of(
            new Scoring(truth, new Seed(1), 1),
            List.of(trained),
            List.of(Arithmetic.BINARY64, Arithmetic.BINARY16));
    List<TrialResult> results = new Study(trials, TrialLog.none()).run(1, Progress.NONE);

    assertEquals(4, trials.size());
    assertEquals("binary64", trials.getFirst().factors().get("precision"));
    // as far as DoublingSurrogate says that it sees in each scope
    Map<String, Double> seen =
        Map.of(
            Scope.ALL.label(), 0.0, Scope.READOUT.label(), 0.5, Scope.ALL_BUT_READOUT.label(), 3.0);
    for (int i = 1; i < 4; i++) {
      assertEquals("binary16", trials.get(i).factors().get("precision"));
      double expected = seen.get(trials.get(i).factors().get("scope"));
      assertArrayEquals(new double[] {expected, expected}, results.get(i).horizons());
    }
  }
}
