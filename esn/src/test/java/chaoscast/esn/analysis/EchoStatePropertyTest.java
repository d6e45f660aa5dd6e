package chaoscast.esn.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.esn.HsrEsnProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EchoStatePropertyTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 1000);

  private static Surrogate train(Map<String, String> settings) {
    var trainer = new HsrEsnProvider().trainer(settings, new Seed(2));
    return new ScaledTrainer(trainer, ScalingKind.STANDARD).train(List.of(TRUTH), Progress.NONE);
  }

  @Test
  void withoutRecurrenceOnlyTheLeakRemembers() {
    var settings = Map.of("nodes", "40", "spectralRadius", "0", "leakRate", "0.5");
    var property = EchoStateProperty.measure(train(settings), TRUTH, 2, new Seed(5));
    double rate = Math.log(0.5) / ChaoticData.TIME_STEP;
    assertEquals(rate, property.exponents()[0], 1e-9);
    assertEquals(rate, property.exponents()[1], 1e-9);
    assertEquals(Math.log(1e-6) / Math.log(0.5), property.warmUpFor(1e-6), 1e-9);
  }

  @Test
  void aHardlyDrivenReservoirForgetsAtTheRateOfItsSpectralRadius() {
    var settings = Map.of("nodes", "40", "spectralRadius", "0.8", "inputScaling", "1e-6");
    var property = EchoStateProperty.measure(train(settings), TRUTH, 1, new Seed(5));
    // the tanh is linear there; the norm of a tangent vector still has its transient
    assertEquals(Math.log(0.8) / ChaoticData.TIME_STEP, property.exponents()[0], 0.01);
    assertTrue(property.describe().startsWith("echo state property met"), property.describe());
  }

  @Test
  void aWildReservoirNeverForgets() {
    var settings =
        Map.of("nodes", "100", "spectralRadius", "4", "weights", "gaussian", "inputScaling",
            "1e-3");
    var property = EchoStateProperty.measure(train(settings), TRUTH, 1, new Seed(5));
    assertFalse(property.holds());
    assertEquals(Double.POSITIVE_INFINITY, property.warmUpFor(1e-6));
    assertTrue(property.describe().contains("not met"), property.describe());
  }

  @Test
  void aHardlyDrivenReservoirOfNonNegativeWeightsAboveRadiusOneHasTwoStableResponses() {
    // r ← tanh(A r) with A ≥ 0 and ρ > 1 has the stable fixed points ± r* of Perron and Frobenius:
    // λ_c < 0 at both, and the negated state stays the negated state.
    var settings =
        Map.of("nodes", "60", "spectralRadius", "1.5", "inDegree", "10", "inputScaling", "1e-6");
    var property = EchoStateProperty.measure(train(settings), TRUTH, 1, new Seed(5));
    assertTrue(property.exponents()[0] < 0, property.describe());
    assertTrue(property.apart() >= 1.0 / 16 && property.apart() < 1, property.describe());
    assertFalse(property.holds());
    assertEquals(Double.POSITIVE_INFINITY, property.warmUpFor(1e-6));
    assertTrue(property.describe().contains("there are several responses"), property.describe());
  }

  @Test
  void noCopyStaysApartOfAReservoirThatForgets() {
    var settings = Map.of("nodes", "40", "spectralRadius", "0.5");
    var property = EchoStateProperty.measure(train(settings), TRUTH, 1, new Seed(5));
    // ‖δr‖ falls at least as 0.5^t up to a transient: 900 steps leave less than rounding
    assertEquals(0, property.apart());
    assertTrue(property.holds());
  }
}
