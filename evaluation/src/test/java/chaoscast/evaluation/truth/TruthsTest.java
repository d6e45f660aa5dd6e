package chaoscast.evaluation.truth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.protocol.StartKind;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.Propagator;
import chaoscast.lorenz.generation.RungeKutta4;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.junit.jupiter.api.Test;

class TruthsTest {
  private static NamedProtocol lorenz63(Map<String, String> parameters) {
    return Protocols.named("lorenz63").withParameters(parameters);
  }

  @Test
  void aPublishedExponentIsTakenAsItIs() {
    SystemDescription system = Truths.describe(lorenz63(Map.of()));
    assertEquals(0.9064, system.lyapunovExponent().orElseThrow());
    assertTrue(system.measured().isEmpty());
  }

  private static NamedProtocol small(String name, int starts) {
    return Protocols.named(name)
        .withTrainSteps(50)
        .withStarts(starts)
        .withSpacing(20)
        .withMaxSteps(200);
  }

  @Test
  void theTruthOfARecipeStartsWhereItSaysAndTakesItsSolversSteps() {
    Truth truth = Truths.generate(small("schotz2025-lorenz63", 1), new Seed(1), 1, Progress.NONE);
    var equations =
        new OrdinaryDifferentialEquation() {
          @Override
          public int getDimension() {
            return 3;
          }

          @Override
          public double[] computeDerivatives(double time, double[] state) {
            double x = state[0];
            double y = state[1];
            double z = state[2];
            return new double[] {10 * (y - x), x * (28 - z) - y, x * y - 8.0 / 3 * z};
          }
        };
    double[] state = {-8, 7, 27};
    assertArrayEquals(state, truth.trajectory().state(0));
    var solver = new ClassicalRungeKuttaIntegrator(1.0 / 1024);
    for (int sample = 1; sample <= 10; sample++) {
      for (int step = 0; step < 16; step++) {
        state = solver.singleStep(equations, 0, state, 1.0 / 1024);
      }
      // rounding of 160 steps; one step of 1/64 a sample errs by 1e−4
      assertArrayEquals(state, truth.trajectory().state(sample), 1e-11, "sample " + sample);
    }
  }

  @Test
  void theTransientOfARecipeIsDiscarded() {
    Truth truth = Truths.generate(small("pyle2021-lorenz63", 1), new Seed(3), 1, Progress.NONE);
    GenerationPlan plan =
        GenerationPlan.of(Lorenz63.CLASSICAL, 10_001)
            .withTimeStep(0.005)
            .withDiscardedSteps(0)
            .withSeed(new Seed(3).child("truth"));
    Trajectory whole = new Generation(Lorenz63.CLASSICAL, plan).observed(Progress.NONE);
    assertArrayEquals(whole.state(10_000), truth.trajectory().state(0));
  }

  @Test
  void theCeilingRunsEveryStartAgainAndRaisesLastBitsThatRoundingSwallowed() {
    int starts = 40;
    NamedProtocol named = small("schotz2025-lorenz63", starts);
    Truth truth = Truths.generate(named, new Seed(1), 1, Progress.NONE);
    LaneForecaster ceiling = truth.restarts().get("float64-ceiling").start(1, starts);
    Propagator solver = new RungeKutta4(16).propagator(Lorenz63.CLASSICAL, 1.0 / 64);
    double[][] expected = new double[starts][];
    for (int k = 1; k < starts; k++) {
      expected[k] = raised(truth.trajectory().state(named.protocol().start(k)));
    }
    double[] states = new double[3 * (starts - 1)];
    int swallowed = 0;
    for (int step = 1; step <= 200; step++) {
      ceiling.next(states);
      for (int k = 1; k < starts; k++) {
        assertTrue(solver.advance(expected[k]));
        assertArrayEquals(expected[k], Arrays.copyOfRange(states, 3 * (k - 1), 3 * k));
        if (Arrays.equals(
            expected[k], truth.trajectory().state(named.protocol().start(k) + step))) {
          expected[k] = raised(expected[k]);
          swallowed++;
        }
      }
    }
    // a quarter of the starts is published
    assertTrue(swallowed > 0, "rounding must swallow a bit at one start at least");
  }

  private static double[] raised(double[] state) {
    return Arrays.stream(state).map(Math::nextUp).toArray();
  }

  @Test
  void forOtherParametersTheExponentIsMeasuredWithItsError() {
    SystemDescription system =
        Truths.measured(lorenz63(Map.of("rho", "28.0001")), 2, Progress.NONE);
    double error = system.measured().orElseThrow().standardError();
    // the system differs from the classical one by less than its exponent can be measured
    assertEquals(0.9056, system.lyapunovExponent().orElseThrow(), Math.max(0.01, 4 * error));
  }

  @Test
  void describingMeasuresNothing() {
    SystemDescription system = Truths.describe(lorenz63(Map.of("rho", "28.0001")));
    assertTrue(system.lyapunovExponent().isEmpty());
    assertEquals("28.0001", system.parameters().get("rho"));
  }

  @Test
  void oneThreadBoundsTheMeasurementWhichReportsItsProgress() {
    var stages = new TreeSet<String>();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Progress progress =
        (stage, done, total) -> {
          stages.add(stage);
          threads.add(Thread.currentThread());
        };
    Truths.measured(lorenz63(Map.of("rho", "28.0001")), 1, progress);
    Trajectory data = foreign();
    Truth truth = Truths.of(data, "foreign", protocolOf(data));
    assertTrue(truth.system().lyapunovExponent().isEmpty(), "unknown before it is measured");

    assertTrue(Truths.measured(truth, 1, progress).system().lyapunovExponent().isPresent());
    assertEquals(Set.of("lyapunov", "nearest neighbours"), stages);
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @Test
  void theNumberOfThreadsDecidesNoBitOfAnExponent() {
    Trajectory data = foreign();
    Truth truth = Truths.of(data, "foreign", protocolOf(data));
    assertEquals(
        Truths.measured(truth, 1, Progress.NONE).system(),
        Truths.measured(truth, 3, Progress.NONE).system());
  }

  private static Trajectory foreign() {
    GenerationPlan plan =
        GenerationPlan.of(Lorenz63.CLASSICAL, 8000).withTimeStep(0.02).withSeed(new Seed(3));
    return new Generation(Lorenz63.CLASSICAL, plan)
        .observed(Progress.NONE)
        .withProvenance(Provenance.UNKNOWN);
  }

  private static NamedProtocol protocolOf(Trajectory data) {
    return Protocols.forData(
        "foreign", data.steps(), data.timeStep(), ProtocolOverrides.NONE);
  }

  /// Nothing is kept from run to run: the same data with another time step have another exponent.
  @Test
  void theExponentOfForeignDataIsEstimatedFromThemAlone() {
    Trajectory data = foreign();
    double first = exponent(data);
    assertEquals(0.9056, first, 0.05);
    Trajectory slower = Trajectory.of(data.toArray(), data.dimension(), 10 * data.timeStep());
    // the equations' time is another, and their orbits part in the last bits: the error is about 0.013
    assertEquals(first / 10, exponent(slower), 0.005);
    assertEquals(first, exponent(data));
  }

  private static double exponent(Trajectory data) {
    Truth truth = Truths.of(data, "foreign", protocolOf(data));
    return Truths.measured(truth, 2, Progress.NONE).system().lyapunovExponent().orElseThrow();
  }

  @Test
  void noiseIsOnWhatIsObservedAndNotOnTheTruth() {
    NamedProtocol named =
        Protocols.named("lorenz63").withTrainSteps(5000).withStarts(2).withMaxSteps(100);
    Truth clean = Truths.generate(named, new Seed(1), 1, Progress.NONE);
    var observing = new Observing(0.1, StartKind.OBSERVED, 200);
    Truth noisy = Truths.generate(named.withObserving(observing), new Seed(1), 1, Progress.NONE);
    assertArrayEquals(clean.trajectory().toArray(), noisy.trajectory().toArray());
    assertArrayEquals(clean.training().getFirst().toArray(),
        noisy.trueTraining().getFirst().toArray());
    assertEquals(clean.trajectory().provenance(), noisy.observed().provenance());
    for (int k = 0; k < 3; k++) {
      double mean = 0;
      double squares = 0;
      double noise = 0;
      for (int i = 0; i < 5000; i++) {
        mean += clean.trajectory().get(i, k) / 5000;
        squares += clean.trajectory().get(i, k) * clean.trajectory().get(i, k) / 5000;
        double difference = noisy.training().getFirst().get(i, k) - clean.trajectory().get(i, k);
        noise += difference * difference / 5000;
      }
      // The deviation of 5000 draws is known to 1%.
      assertEquals(0.1, Math.sqrt(noise / (squares - mean * mean)), 0.004);
    }
  }

  @Test
  void aProtocolMayCountInLyapunovTimesOfItsOwnAndBeMadeByTolerances() {
    NamedProtocol named =
        Protocols.named("mandal2025-lorenz63")
            .withWarmUp(5)
            .withTrainSteps(50)
            .withStarts(1)
            .withMaxSteps(200);
    assertEquals(0.91, Truths.describe(named).lyapunovExponent().orElseThrow());
    Truth truth = Truths.generate(named, new Seed(1), 1, Progress.NONE);
    assertTrue(
        truth.trajectory().provenance().integrator().startsWith("dp853 "),
        truth.trajectory().provenance().integrator());
  }
}
