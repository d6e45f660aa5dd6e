package chaoscast.splinenets.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.junit.jupiter.api.Test;
import smile.stat.distribution.GaussianDistribution;
import smile.stat.hypothesis.KSTest;

class DensityTest {
  private static final Density QUARTERS =
      Density.of(new double[] {0.8, 0.2, 0.4, 0.4}, new UniformRealDistribution(0, 1));

  @Test
  void sharesCountWhatIsAboveTheLowerEndAndNotAboveTheUpper() {
    assertEquals(0.75, QUARTERS.share(0, 0.4));
    assertEquals(0.25, QUARTERS.share(0.4, 1));
    assertEquals(0.6, QUARTERS.probability(0.2, 0.8), 1e-15);
  }

  @Test
  void quantilesAreTheLeastValuesWithThatShareUpToThem() {
    assertEquals(0.2, QUARTERS.quantile(0.25));
    assertEquals(0.4, QUARTERS.quantile(0.26));
    assertEquals(0.8, QUARTERS.quantile(1));
  }

  /// F_n jumps from 1/4 to 3/4 at 0.4, so that it is 0.35 above F there.
  @Test
  void theDistanceIsTheGreatestOnEitherSideOfAJump() {
    assertEquals(0.35, QUARTERS.distance(), 1e-15);
  }

  /// Smile's Kolmogorov–Smirnov test is another program.
  @Test
  void theDistanceIsThatOfAnotherProgram() {
    RandomGenerator random = new Seed(4).generator();
    double[] sample = random.doubles(500).map(u -> 3 * u - 1.2).toArray();

    double expected = KSTest.test(sample.clone(), new GaussianDistribution(0, 1)).d();

    assertEquals(expected, Density.of(sample, new NormalDistribution(0, 1)).distance(), 1e-12);
  }

  /// All four values lie in the window, so the bars have area 1.
  @Test
  void histogramsAreDensities() {
    Density.Histogram histogram = QUARTERS.histogram(-1, 1);
    double bin = 2.0 / histogram.heights().length;
    assertEquals(1, bin * Arrays.stream(histogram.heights()).sum(), 1e-12);
    double half = Arrays.stream(histogram.curve()).sum() * 2 / histogram.curve().length;
    assertEquals(1, half, 1e-12, "the exact density is 0 below 0 and 1 above");
  }
}
