package chaoscast.lorenz.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.LinearSystem;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.Lorenz96;
import chaoscast.lorenz.Lorenz96TwoTier;
import chaoscast.lorenz.TierCoupling;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LeadingExponentTest {
  @Test
  void isMeasuredForParametersThatNobodyHasPublished() {
    LyapunovEstimate estimate =
        LeadingExponent.of(new Lorenz96(5, 8.0000001), new Seed(1), 2).orElseThrow();
    assertEquals(0.4715, estimate.exponent(), 4 * estimate.standardError());
    assertTrue(estimate.standardError() < 0.004);
  }

  /// A rotation, whose exponents are 0, and a contraction: neither has a Lyapunov time.
  @Test
  void isEmptyWhereDifferencesDoNotGrow() {
    for (double rate : new double[] {0, -0.5}) {
      var linear = new LinearSystem(new double[][] {{rate, 1}, {-1, rate}});
      assertEquals(Optional.empty(), LeadingExponent.of(linear, new Seed(1), 1));
    }
  }

  @Test
  void isEmptyWhereSolutionsDiverge() {
    var stepTooLong = new LinearSystem(new double[][] {{1e4}});
    assertTrue(LeadingExponent.of(stepTooLong, new Seed(1), 1).isPresent(), "stays at zero");
    assertEquals(
        Optional.empty(),
        LeadingExponent.of(new Lorenz96(5, 1e9), new Seed(1), 1));
  }

  @Test
  void smallDifferencesGrowAtTheRateOfTheTangentFlowAtAnySize() {
    List<FiniteSizeExponent> growth =
        new FiniteSizeGrowth(Lorenz63.CLASSICAL, FiniteSizePlan.STANDARD.withPairs(60))
            .run(2, Progress.NONE);
    assertEquals(10, growth.size());
    for (FiniteSizeExponent size : growth.subList(0, 8)) {
      assertEquals(0.9056, size.exponent(), 4 * size.standardError() + 0.02);
    }
  }

  @Test
  void slowVariablesPartSlowlyOnceTheFastOnesHaveParted() {
    var system = new Lorenz96TwoTier(8, 8, 20, 1, 10, 10, TierCoupling.RING);
    List<FiniteSizeExponent> growth =
        new FiniteSizeGrowth(system, new FiniteSizePlan(1e-5, 30, 3, 2, new Seed(1)))
            .run(2, Progress.NONE);
    // c = 10: the fast tier's exponent is several times that of X
    assertTrue(growth.get(0).exponent() > 2 * growth.get(2).exponent(), growth.toString());
  }

  @Test
  void neighboursInDataPartAtTheKnownRate() {
    LyapunovEstimate estimate =
        NeighbourDivergence.of(data(Lorenz63.CLASSICAL, 20_000, 0.02)).orElseThrow();
    assertEquals(0.9056, estimate.exponent(), 0.15);
    assertEquals(0.9056, estimate.exponent(), 4 * estimate.standardError());
    assertTrue(estimate.source().startsWith("nearest neighbours in the data"));
  }

  @Test
  void oneVariableSuffices() {
    Trajectory all = data(Lorenz63.CLASSICAL, 20_000, 0.02);
    double[] x = new double[all.steps()];
    for (int n = 0; n < x.length; n++) {
      x[n] = all.get(n, 0);
    }
    LyapunovEstimate estimate =
        NeighbourDivergence.of(Trajectory.of(x, 1, 0.02)).orElseThrow();
    assertEquals(0.9056, estimate.exponent(), 0.2);
  }

  @Test
  void independentNumbersHaveNoExponent() {
    RandomGenerator random = new Seed(1).generator();
    double[] noise = random.doubles(3 * 5000).toArray();
    assertEquals(Optional.empty(), NeighbourDivergence.of(Trajectory.of(noise, 3, 0.1)));
  }

  @Test
  void aPeriodicOrbitHasNoneEither() {
    double[] circle = new double[2 * 5000];
    for (int n = 0; n < 5000; n++) {
      circle[2 * n] = Math.cos(0.1 * n);
      circle[2 * n + 1] = Math.sin(0.1 * n);
    }
    assertEquals(Optional.empty(), NeighbourDivergence.of(Trajectory.of(circle, 2, 0.1)));
  }

  @Test
  void tooFewDataHaveNone() {
    assertEquals(
        Optional.empty(), NeighbourDivergence.of(data(Lorenz63.CLASSICAL, 100, 0.02)));
  }

  private static Trajectory data(DynamicalSystem system, int steps, double timeStep) {
    return new Generation(
        system, GenerationPlan.of(system, steps).withTimeStep(timeStep))
        .observed(Progress.NONE);
  }
}
