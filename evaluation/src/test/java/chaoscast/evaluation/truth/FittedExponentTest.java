package chaoscast.evaluation.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.equations.EquationText;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// λ₁ from data alone, against the values of tangent flows.
class FittedExponentTest {
  private static Optional<LyapunovEstimate> measured(Trajectory data) {
    Truth truth =
        Truths.of(
            data,
            "foreign",
            Protocols.forData("foreign", data.steps(), data.timeStep(), ProtocolOverrides.NONE));
    return Truths.measured(truth, 2, Progress.NONE).system().measured();
  }

  private static Trajectory data(DynamicalSystem system, int steps, double timeStep) {
    GenerationPlan plan = GenerationPlan.of(system, steps).withTimeStep(timeStep);
    return new Generation(system, plan)
        .observed(Progress.NONE)
        .withProvenance(Provenance.UNKNOWN);
  }

  private static Trajectory first(Trajectory all) {
    double[] x = new double[all.steps()];
    for (int n = 0; n < x.length; n++) {
      x[n] = all.get(n, 0);
    }
    return Trajectory.of(x, 1, all.timeStep());
  }

  private static Trajectory henon(int steps) {
    double[] states = new double[2 * steps];
    double x = 0.1;
    double y = 0.1;
    for (int i = -100; i < steps; i++) {
      if (i >= 0) {
        states[2 * i] = x;
        states[2 * i + 1] = y;
      }
      double next = 1 - 1.4 * x * x + y;
      y = 0.3 * x;
      x = next;
    }
    return Trajectory.of(states, 2, 1);
  }

  /// Within a tenth and within three standard errors, which are small.
  private static void assertExponent(double expected, Trajectory data, String model) {
    LyapunovEstimate found = measured(data).orElseThrow();
    assertTrue(found.source().startsWith("tangents of " + model), found.source());
    assertEquals(expected, found.exponent(), 0.1 * expected);
    assertEquals(expected, found.exponent(), 3 * found.standardError());
    assertTrue(found.standardError() < 0.1 * expected, found.toString());
  }

  @Test
  void henonsMapHasItsExponentFromBothVariablesAndFromOne() {
    assertExponent(0.419, henon(3000), "sindy");
    assertExponent(0.419, first(henon(3000)), "d2r2");
  }

  @Test
  void lorenzEquationsHaveTheirsFromAShortRecord() {
    assertExponent(0.9056, data(Lorenz63.CLASSICAL, 4000, 0.02), "d2r2");
  }

  /// Models of delays, which are warmed up by many states.
  @Test
  void bloodCellsOfMackeyAndGlassHaveTheirs() {
    assertExponent(0.0051, data(Systems.named("mackey-glass").defaultSystem(), 12_000, 1), "d2r2");
  }

  /// Expansion of Lorenz' model of 1984 is so uneven that neighbours see 0.13 … 0.26.
  @Test
  void unevenExpansionDoesNotMatterToTangents() {
    DynamicalSystem lorenz84 =
        EquationSystem.create(
            "lorenz84",
            EquationText.parse(
                """
                x' = -y^2 - z^2 - 0.25*x + 2
                y' = x*y - 4*x*z - y + 1
                z' = 4*x*y + x*z - z
                x(0) = 1
                y(0) = 1
                z(0) = 1
                timeStep = 0.05
                """),
            Map.of());
    assertExponent(0.167, data(lorenz84, 6000, 0.05), "d2r2");
  }

  /// Neighbours in twenty variables are never near; 1.569 ± 0.022 by tangent flow over 2000 time units.
  @Test
  void ringsOfManyVariablesHaveTheirsThoughNoNeighboursAreNear() {
    assertExponent(
        1.569, data(Systems.create("lorenz96", Map.of("K", "20")), 3000, 0.05), "sindy degree=2");
  }

  /// Twelve places of two waves round a ring, at incommensurate speeds, and of noise.
  @Test
  void manyVariablesWithoutChaosAreUnknown() {
    var random = new Seed(1).generator();
    double[] waves = new double[12 * 2000];
    double[] noise = new double[12 * 2000];
    for (int i = 0; i < waves.length; i++) {
      double angle = 2 * Math.PI * (i % 12) / 12;
      int t = i / 12;
      waves[i] =
          Math.sin(angle - 0.07 * t) + Math.sin(2 * angle - 0.07 * Math.sqrt(2) * t)
              + 0.01 * random.nextGaussian();
      noise[i] = random.nextGaussian();
    }
    assertEquals(Optional.empty(), measured(Trajectory.of(waves, 12, 1)));
    assertEquals(Optional.empty(), measured(Trajectory.of(noise, 12, 1)));
  }

  @Test
  void whatIsNotChaoticIsUnknown() {
    var random = new Seed(1).generator();
    double[] noise = random.doubles(5000).toArray();
    assertEquals(Optional.empty(), measured(Trajectory.of(noise, 1, 1)));
    double[] one = new double[5000];
    double[] two = new double[5000];
    for (int i = 0; i < one.length; i++) {
      one[i] = Math.sin(0.07 * i);
      two[i] = Math.sin(0.07 * i) + Math.sin(0.07 * Math.sqrt(2) * i);
    }
    assertEquals(Optional.empty(), measured(Trajectory.of(one, 1, 1)));
    assertEquals(Optional.empty(), measured(Trajectory.of(two, 1, 1)));
  }
}
