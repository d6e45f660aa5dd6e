package chaoscast.evaluation.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.truth.SystemDescription;
import chaoscast.evaluation.truth.Truth;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProtocolVariationTest {
  private static final int TRAIN_STEPS = 4000;
  private static final int STEPS = 4100;

  /// States n and −2 n: every state tells its number.
  private static Truth truth() {
    double[] states =
        IntStream.range(0, 2 * STEPS).mapToDouble(i -> i % 2 == 0 ? i / 2 : -(i - 1)).toArray();
    var protocol =
        new Protocol(
            "test", 0.5, TRAIN_STEPS, 2, 20, 30, 0, 0.3, ErrorKind.RELATIVE, ScalingKind.NONE);
    var recipe = new NamedProtocol.TruthRecipe("line", Map.of(), 0, 0.5, Optional.empty());
    return new Truth(
        new SystemDescription("line", Map.of(), 2, 2, 0.5, OptionalDouble.empty()),
        new NamedProtocol(protocol, "", recipe, Map.of()),
        Trajectory.of(states, 2, 0.5),
        Map.of(),
        Optional.empty());
  }

  @Test
  void fewerTrainingStatesAreTheLastBeforeTheFirstStartAndStartsStayWhereTheyAre() {
    Truth varied = ProtocolVariation.apply(truth(), Map.of("trainSteps", "600"));

    assertEquals(600, varied.training().getFirst().steps());
    assertArrayEquals(
        truth().trajectory().slice(TRAIN_STEPS - 600, TRAIN_STEPS).toArray(),
        varied.training().getFirst().toArray());
    for (int k = 0; k < 2; k++) {
      assertArrayEquals(
          truth().trajectory().state(truth().protocol().start(k)),
          varied.trajectory().state(varied.protocol().start(k)));
    }
  }

  @Test
  void noiseIsAShareOfTheSpreadOfTheTrainingStatesAndOnThemAlone() {
    var changes = Map.of("noise", "0.25");
    Trajectory clean = truth().trajectory();
    Truth noisy =
        ProtocolVariation.noisy(ProtocolVariation.apply(truth(), changes), changes, new Seed(1));

    for (int variable = 0; variable < 2; variable++) {
      double squares = 0;
      for (int step = 0; step < TRAIN_STEPS; step++) {
        double noise = noisy.trajectory().get(step, variable) - clean.get(step, variable);
        squares += noise * noise;
      }
      // n numbers in a row have variance (n² − 1) / 12
      double spread = (1 + variable) * Math.sqrt((Math.pow(TRAIN_STEPS, 2) - 1) / 12);
      // four standard errors of a deviation from 4000 numbers
      double error = 4 * 0.25 / Math.sqrt(2.0 * TRAIN_STEPS);
      assertEquals(0.25, Math.sqrt(squares / TRAIN_STEPS) / spread, error);
    }
    assertArrayEquals(
        clean.slice(TRAIN_STEPS, STEPS).toArray(),
        noisy.trajectory().slice(TRAIN_STEPS, STEPS).toArray());
  }
}
