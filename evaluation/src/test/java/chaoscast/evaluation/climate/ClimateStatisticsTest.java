package chaoscast.evaluation.climate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClimateStatisticsTest {
  private static Trajectory lorenz;

  @BeforeAll
  static void generate() {
    lorenz = lorenz(28, 100_000);
  }

  @Test
  void theSameTrajectoryHasNoDistanceFromItself() {
    ClimateStatistics climate = ClimateStatistics.of(lorenz);
    ClimateDistance distance = climate.distance(ClimateStatistics.of(lorenz));
    assertEquals(new ClimateDistance(0, 0, 0, 0, 0, 0), distance);
    assertEquals(0, distance.total());
  }

  @Test
  void halvesOfOneLongRunAreCloseAndAnotherParameterIsFar() {
    ClimateStatistics first = ClimateStatistics.of(lorenz.slice(0, 50_000));
    double halves = first.distance(ClimateStatistics.of(lorenz.slice(50_000, 100_000))).total();
    double other = first.distance(ClimateStatistics.of(lorenz(35, 50_000))).total();
    assertTrue(halves < 0.06, "halves are " + halves);
    assertTrue(other > 2.5 * halves, "other is " + other + ", halves " + halves);
  }

  @Test
  void distanceIsTheSameBothWays() {
    ClimateStatistics a = ClimateStatistics.of(lorenz.slice(0, 30_000));
    ClimateStatistics b = ClimateStatistics.of(lorenz.slice(50_000, 80_000));
    assertEquals(a.distance(b).total(), b.distance(a).total(), 1e-12);
  }

  @Test
  void aSineHasItsPowerAtItsFrequencyAndACosineForAutocorrelation() {
    int segment = 256;
    double[] values = new double[8192];
    Arrays.setAll(values, n -> 3 + 2 * Math.sin(2 * Math.PI * 16 * n / segment));
    ClimateStatistics climate = ClimateStatistics.of(Trajectory.of(values, 1, 0.5), segment);
    double[] power = climate.powerSpectra()[0];
    double sum = 0;
    int greatest = 0;
    for (int k = 0; k < power.length; k++) {
      sum += power[k] / (segment * 0.5);
      greatest = power[k] > power[greatest] ? k : greatest;
    }
    assertEquals(16, greatest);
    assertEquals(2, sum, 1e-9); // amplitude² / 2
    assertEquals(3, climate.mean()[0], 1e-12);
    assertEquals(2, climate.covariance()[0][0], 1e-9);
    // padding takes k / 8192 of each product
    assertEquals(1, climate.autocorrelations()[0][0], 1e-12);
    assertEquals(-1, climate.autocorrelations()[0][8], 2e-3);
    assertEquals(0, climate.autocorrelations()[0][4], 2e-3);
  }

  @Test
  void whiteNoiseHasAFlatSpectrumOfItsVariance() {
    RandomGenerator random = new Seed(1).generator();
    double[] values = new double[65_536];
    Arrays.setAll(values, n -> random.nextGaussian());
    ClimateStatistics climate = ClimateStatistics.of(Trajectory.of(values, 1, 0.1), 64);
    double[] power = climate.powerSpectra()[0];
    for (int k = 2; k < 31; k++) {
      // one-sided: 2 σ² Δt; 2000 half-overlapping segments leave 2.5%
      assertEquals(0.2, power[k], 0.2 * 0.1);
    }
    assertEquals(0, climate.autocorrelations()[0][5], 4.0 / 256);
  }

  @Test
  void aHistogramHoldsEveryValueOnce() {
    double[] values = new double[1000];
    Arrays.setAll(values, n -> n);
    Histogram histogram = ClimateStatistics.of(Trajectory.of(values, 1, 1)).histograms().getFirst();
    double[] expected = new double[Histogram.BINS];
    Arrays.fill(expected, 0.01);
    assertArrayEquals(expected, histogram.shares(), 2e-3);
    assertEquals(1, Arrays.stream(histogram.shares()).sum(), 1e-12);
  }

  @Test
  void aShiftedDistributionIsAsFarAsItIsShifted() {
    double[] values = new double[1000];
    Arrays.setAll(values, n -> n);
    Histogram here = Histogram.of(values);
    Arrays.setAll(values, n -> n + 50);
    assertEquals(50, here.distance(Histogram.of(values)), 0.5);
  }

  @Test
  void pointsOnALineAPlaneAndInSpaceHaveDimensionsOneTwoAndThree() {
    RandomGenerator random = new Seed(2).generator();
    for (int dimension = 1; dimension <= 3; dimension++) {
      double[] values = random.doubles(2000L * dimension).toArray();
      double[] deviations = new double[dimension];
      Arrays.fill(deviations, 1);
      // edges take some pairs away, the more the higher the dimension
      assertEquals(
          dimension,
          CorrelationDimension.of(Trajectory.of(values, dimension, 1), deviations),
          0.1 * dimension);
    }
  }

  @Test
  void theLorenzAttractorHasItsKnownCorrelationDimension() {
    // 2.05 ± 0.01: P. Grassberger, I. Procaccia, Physica D 9 (1983) 189
    assertEquals(2.05, ClimateStatistics.of(lorenz).correlationDimension(), 0.1);
  }

  @Test
  void aRestingVariableIsNoHindrance() {
    double[] values = new double[2 * 400];
    for (int n = 0; n < 400; n++) {
      values[2 * n] = Math.sin(0.1 * n);
      values[2 * n + 1] = 7;
    }
    ClimateStatistics climate = ClimateStatistics.of(Trajectory.of(values, 2, 0.1));
    assertEquals(0, climate.distance(climate).total());
  }

  @Test
  void climatesOfDifferentSegmentsAreNotComparedAndFewStepsHaveNone() {
    ClimateStatistics whole = ClimateStatistics.of(lorenz);
    ClimateStatistics part = ClimateStatistics.of(lorenz.slice(0, 1000));
    assertTrue(
        assertThrows(InputException.class, () -> whole.distance(part))
            .getMessage()
            .startsWith("climates must have the same variables, time step and segment"));
    assertEquals(
        "a climate must have ≥ 100 steps but has 99",
        assertThrows(InputException.class, () -> ClimateStatistics.of(lorenz.slice(0, 99)))
            .getMessage());
  }

  private static Trajectory lorenz(double rho, int steps) {
    var system = new Lorenz63(10, rho, 8.0 / 3);
    return new Generation(system, GenerationPlan.of(system, steps).withTimeStep(0.02))
        .observed(Progress.NONE);
  }
}
