package chaoscast.splinenets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.options.Withers;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplineReluPresetTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 4100);

  private static Surrogate train(Map<String, String> settings) {
    var trainer = new SplineReluProvider().trainer(settings, new Seed(1));
    return new ScaledTrainer(trainer, ScalingKind.STANDARD)
        .train(List.of(TRUTH.slice(0, 4000)), Progress.NONE);
  }

  private static double oneStepError(Surrogate surrogate) {
    double[] predicted = surrogate.forecast(TRUTH.slice(4000, 4001), 1).predicted().state(0);
    double error = 0;
    for (int i = 0; i < 3; i++) {
      error = Math.hypot(error, predicted[i] - TRUTH.get(4001, i));
    }
    return error;
  }

  @Test
  void furtherKeysOverrideThePreset() {
    Surrogate surrogate =
        train(Map.of("preset", "precise", "randomDirections", "5", "power", "2"));
    assertEquals("precise", surrogate.settings().get("preset"));
    assertEquals("2", surrogate.settings().get("power"));
    // 10 monomials up to degree 2 and 5 · 20 neurons
    assertEquals(110, surrogate.cost().featureCount());
  }

  @Test
  void theDefaultIsThePapersNetworkOfReluNeurons() {
    assertEquals("1", train(Map.of("breakpointsPerDirection", "2")).settings().get("power"));
  }

  @Test
  void cubicNeuronsAreFarMoreAccurateThanAsManyReluNeurons() {
    double relu = oneStepError(train(Map.of("breakpointsPerDirection", "40")));
    double cubic =
        oneStepError(
            train(Map.of("preset", "precise", "randomDirections", "20", "power", "3")));
    assertTrue(cubic < relu / 20, cubic + " against " + relu);
  }

  @Test
  void thePrecisePresetIsAccurateToRoundingErrorOneStepAhead() {
    // states near 30: some units in their last place, 7e-15 each
    assertTrue(oneStepError(train(Map.of("preset", "precise", "randomDirections", "30"))) < 1e-9);
  }

  @Test
  void everyOptionHasACopyWithAnother() {
    Withers.check(SplineReluOptions.PAPER, SplineReluOptions.PRECISE);
    Withers.check(SplineReluOptions.PAPER, SplineReluOptions.RELEASED);
  }

  @Test
  void javaAndTextTrainTheSame() {
    Surrogate java =
        SplineRelu
            .trainer(SplineReluOptions.PRECISE.withPower(2).withRandomDirections(3), new Seed(4))
            .train(List.of(TRUTH), Progress.NONE);
    Surrogate text =
        new SplineReluProvider()
            .trainer(
                Map.of("preset", "precise", "power", "2", "randomDirections", "3"), new Seed(4))
            .train(List.of(TRUTH), Progress.NONE);
    assertEquals(text.settings(), java.settings());
    assertArrayEquals(
        text.forecast(TRUTH.slice(0, 1), 5).predicted().toArray(),
        java.forecast(TRUTH.slice(0, 1), 5).predicted().toArray());
  }

  @Test
  void aPresetThatDoesNotExistIsRejectedWithTheNearest() {
    var preset = Map.of("preset", "precize");
    var error =
        assertThrows(
            InputException.class,
            () -> new SplineReluProvider().trainer(preset, new Seed(1)));
    assertTrue(error.getMessage().contains("'precise'"), error.getMessage());
  }
}
