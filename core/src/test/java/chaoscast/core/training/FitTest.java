package chaoscast.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FitTest {
  @Test
  void fewerSamplesThanFeaturesAreRemarkedWithTheirCure() {
    String text = fit(19, 1e4).remarks().getFirst().text();
    assertTrue(text.startsWith("19 samples are fewer than the 35 features"), text);
    assertTrue(text.contains("a lower degree"), text);
  }

  @Test
  void anInfiniteConditionIsRemarked() {
    String text = fit(1000, Double.POSITIVE_INFINITY).remarks().getFirst().text();
    assertTrue(text.startsWith("the condition is infinite"), text);
  }

  @Test
  void whatIsRegularHasNoRemark() {
    assertEquals(0, fit(35, 1e12).remarks().size());
  }

  /// y = x₀ + x₁ without noise: a ridge of 1 errs, none does not.
  @Test
  void aRidgeThatHoldsAnExactFitBackIsRemarked() {
    String text = solved(0, 1).remarks().getFirst().text();
    assertTrue(text.startsWith("ridge=0 would leave a residual"), text);
  }

  @Test
  void aRidgeBelowTheNoiseIsNot() {
    assertEquals(0, solved(0.1, 1).remarks().size());
    assertEquals(0, solved(0, 0).remarks().size());
  }

  private static Fit solved(double noise, double ridge) {
    int samples = 200;
    DenseMatrix phi = DenseMatrix.zeros(2, samples);
    DenseMatrix y = DenseMatrix.zeros(1, samples);
    RandomGenerator random = new Seed(1).generator();
    for (int n = 0; n < samples; n++) {
      phi.set(0, n, random.nextGaussian());
      phi.set(1, n, random.nextGaussian());
      y.set(0, n, phi.get(0, n) + phi.get(1, n) + noise * random.nextGaussian());
    }
    var factor = new OrthogonalFactor(2, 1);
    factor.add(phi, y);
    return Fit.of(factor.solve(ridge));
  }

  private static Fit fit(long samples, double condition) {
    return new Fit(samples, 35, 35, condition, 1e-4, OptionalDouble.empty(), new double[1]);
  }
}
