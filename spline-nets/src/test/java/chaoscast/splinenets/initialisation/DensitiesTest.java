package chaoscast.splinenets.initialisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.splinenets.initialisation.LayerInitialisation.Shape;
import chaoscast.splinenets.spline.Kink;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Statistical tests are at the level 10⁻³ with fixed seeds: one seed in a thousand would fail a
/// true density, and those here do not.
class DensitiesTest {
  private static final int SAMPLES = 100_000;
  private static final double LEVEL = 1e-3;

  static Stream<Initialisation> initialisations() {
    return Stream.of(
        new LayerInitialisation(Shape.GAUSSIAN, 1.5, 0.7, 0.4),
        new LayerInitialisation(Shape.UNIFORM, 1.5, 0.7, 0.4),
        StandardScheme.HE_GAUSSIAN.at(50),
        StandardScheme.GLOROT_UNIFORM.at(50),
        StandardScheme.PYTORCH.at(50),
        new UniformBreakpoints(-3, 7, 0.2, 1.3));
  }

  private static List<Kink> neurons(Initialisation initialisation) {
    return initialisation.draw(SAMPLES, new Seed(7)).toSpline().kinks();
  }

  @ParameterizedTest
  @MethodSource("initialisations")
  void sampledBreakpointsFollowTheirDensity(Initialisation initialisation) {
    double[] breakpoints =
        neurons(initialisation).stream().mapToDouble(Kink::breakpoint).toArray();
    double p =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovTest(initialisation.joint().breakpoints(), breakpoints);
    assertTrue(p > LEVEL, "p = " + p);
  }

  @ParameterizedTest
  @MethodSource("initialisations")
  void sampledDeltaSlopesFollowTheirDensity(Initialisation initialisation) {
    double[] deltaSlopes =
        neurons(initialisation).stream().mapToDouble(Kink::deltaSlope).toArray();
    double p =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovTest(initialisation.joint().deltaSlopes(), deltaSlopes);
    assertTrue(p > LEVEL, "p = " + p);
  }

  /// Cells between deciles of β and deciles of μ: about a thousand samples each if independent;
  /// cells that expect fewer than ten, as χ² needs, are one with their neighbour.
  @ParameterizedTest
  @MethodSource("initialisations")
  void sampledPairsFollowTheJointDensityOnAGrid(Initialisation initialisation) {
    JointDensity joint = initialisation.joint();
    double[] rows = deciles(joint.breakpoints());
    double[] columns = deciles(joint.deltaSlopes());
    double[] expected = new double[100];
    long[] observed = new long[100];
    for (int r = 0; r < 10; r++) {
      for (int c = 0; c < 10; c++) {
        expected[10 * r + c] =
            SAMPLES
                * joint.probability(rows[r], rows[r + 1], columns[c], columns[c + 1]);
      }
    }
    for (Kink kink : neurons(initialisation)) {
      observed[10 * cell(rows, kink.breakpoint()) + cell(columns, kink.deltaSlope())]++;
    }
    double total = 0;
    for (double cell : expected) {
      total += cell;
    }
    assertEquals(SAMPLES, total, 1e-3 * SAMPLES, "quadrature across the density's kinks");
    double p = new ChiSquareTest().chiSquareTest(merged(expected), merged(observed, expected));
    assertTrue(p > LEVEL, "p = " + p);
  }

  private static double[] deciles(RealDistribution distribution) {
    double[] deciles = new double[11];
    for (int k = 0; k <= 10; k++) {
      deciles[k] = distribution.inverseCumulativeProbability(k / 10.0);
    }
    return deciles;
  }

  private static int cell(double[] edges, double value) {
    int cell = 0;
    while (cell < 9 && value > edges[cell + 1]) {
      cell++;
    }
    return cell;
  }

  private static double[] merged(double[] expected) {
    double[] merged = Arrays.stream(expected).filter(e -> e >= 10).toArray();
    double rest = SAMPLES;
    for (double cell : merged) {
      rest -= cell;
    }
    merged[0] += rest;
    return merged;
  }

  private static long[] merged(long[] observed, double[] expected) {
    long[] merged =
        IntStream.range(0, 100)
            .filter(k -> expected[k] >= 10)
            .mapToLong(k -> observed[k])
            .toArray();
    long rest = SAMPLES;
    for (long cell : merged) {
      rest -= cell;
    }
    merged[0] += rest;
    return merged;
  }

  @ParameterizedTest
  @MethodSource("initialisations")
  void distributionIsTheIntegralOfTheDensityAndQuantileItsInverse(Initialisation initialisation) {
    for (RealDistribution d : List.of(initialisation.joint().breakpoints(),
        initialisation.joint().deltaSlopes())) {
      for (double p : new double[] {1e-6, 0.01, 0.3, 0.5, 0.55, 0.9, 0.999}) {
        double x = d.inverseCumulativeProbability(p);
        assertEquals(p, d.cumulativeProbability(x), 1e-12 + 1e-9 * p);
      }
      double from = d.inverseCumulativeProbability(0.8);
      double to = d.inverseCumulativeProbability(0.97);
      double integral =
          new IterativeLegendreGaussIntegrator(20, 1e-11, 1e-13)
              .integrate(1_000_000, d::density, from, to);
      assertEquals(0.17, integral, 1e-8);
    }
  }

  @ParameterizedTest
  @MethodSource("initialisations")
  void jointDensityIsMarginalTimesConditional(Initialisation initialisation) {
    JointDensity joint = initialisation.joint();
    double slope = joint.deltaSlopes().inverseCumulativeProbability(0.7);
    for (double p : new double[] {0.1, 0.4, 0.8}) {
      double breakpoint = joint.breakpoints().inverseCumulativeProbability(p);
      double product =
          joint.breakpoints().density(breakpoint)
              * joint.deltaSlopesAt(breakpoint).density(slope);
      assertEquals(product, joint.density(breakpoint, slope), 1e-12 * product);
    }
  }

  /// Tables of K₀, and the series −ln(x/2) − γ near 0.
  @Test
  void besselK0HasItsTabulatedValues() {
    assertEquals(0.42102443824070834, ProductNormalDistribution.besselK0(1), 1e-15);
    assertEquals(2.427069024702017, ProductNormalDistribution.besselK0(0.1), 1e-14);
    assertEquals(1.778006231616765e-5, ProductNormalDistribution.besselK0(10), 1e-19);
    double gamma = 0.5772156649015329;
    assertEquals(
        -Math.log(0.5e-12) - gamma, ProductNormalDistribution.besselK0(1e-12), 1e-13);
  }

  @Test
  void uniformDeltaSlopesHaveTheDensityOfTheReference() {
    var distribution = new ProductUniformDistribution(2);
    assertEquals(Math.log(4) / 4, distribution.density(0.5), 1e-15);
    assertEquals(0, distribution.density(2.5));
    assertEquals(1, distribution.cumulativeProbability(2));
    assertEquals(0.5, distribution.cumulativeProbability(0));
  }

  @Test
  void halfOfTheUniformBreakpointsLieWithinTheRatio() {
    var distribution = new UniformRatioDistribution(3);
    assertEquals(0.25, distribution.cumulativeProbability(-3));
    assertEquals(0.75, distribution.cumulativeProbability(3));
    assertEquals(1.0 / 12, distribution.density(1));
    assertEquals(1.0 / 48, distribution.density(-6), 1e-17);
  }
}
