package chaoscast.splinenets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScaledSurrogate;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.splinenets.breakplane.Breakplane;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplineViewTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 3000);

  private static Surrogate train(ScalingKind scaling, Map<String, String> settings) {
    var trainer = new SplineReluProvider().trainer(settings, new Seed(1));
    return new ScaledTrainer(trainer, scaling).train(List.of(TRUTH), Progress.NONE);
  }

  @Test
  void deltaSlopesAreTheJumpsOfTheOutputsSlopes() {
    Map<String, String> settings =
        Map.of("directions", "random", "neurons", "3", "target", "state");
    Surrogate surrogate = train(ScalingKind.NONE, settings);
    assertJumps(surrogate, SplineView.of(surrogate));
  }

  @Test
  void inTheSystemsUnitsTheyAreTheJumpsThatAnyoneSees() {
    for (String target : List.of("state", "increment")) {
      Map<String, String> settings =
          Map.of("directions", "random", "neurons", "3", "target", target);
      Surrogate surrogate = train(ScalingKind.STANDARD, settings);
      assertJumps(surrogate, SplineView.of(surrogate).inSystemUnits());
    }
  }

  /// |μ| times the deviation of a neuron depends on the units of the outputs only.
  @Test
  void influenceHasTheUnitsOfTheOutputs() {
    var settings = Map.of("preset", "precise", "power", "2", "randomDirections", "3");
    Surrogate surrogate = train(ScalingKind.GLOBAL, settings);
    double scale = ((ScaledSurrogate) surrogate).scaling().scale()[0];
    double[] trained = SplineView.of(surrogate).influence(TRUTH);
    double[] system = SplineView.of(surrogate).inSystemUnits().influence(TRUTH);
    for (int i = 0; i < trained.length; i++) {
      assertEquals(scale * trained[i], system[i], 1e-12 * scale * trained[i]);
    }
  }

  private static void assertJumps(Surrogate surrogate, SplineView view) {
    Breakplane plane = view.breakplanes().getFirst();
    double h = 1e-3;
    double[] below = next(surrogate, plane, -h);
    double[] at = next(surrogate, plane, 0);
    double[] above = next(surrogate, plane, h);
    for (int output = 0; output < 3; output++) {
      double jump = (above[output] - 2 * at[output] + below[output]) / h;
      // rounding of states near 30, divided by h
      assertEquals(plane.deltaSlopes()[output], jump, 1e-9);
    }
  }

  private static double[] next(Surrogate surrogate, Breakplane plane, double distance) {
    double[] state = new double[3];
    for (int i = 0; i < 3; i++) {
      state[i] = (plane.breakpoint() + distance) * plane.normal()[i];
    }
    return surrogate.forecast(Trajectory.of(state, 3, TRUTH.timeStep()), 1).predicted().state(0);
  }

  @Test
  void roughnessIsTheSumOfSquaredDeltaSlopes() {
    SplineView view =
        SplineView.of(train(ScalingKind.STANDARD, Map.of("breakpointsPerDirection", "4")));
    double[] sums = new double[3];
    for (Breakplane plane : view.breakplanes()) {
      for (int output = 0; output < 3; output++) {
        sums[output] += Math.pow(plane.deltaSlopes()[output], 2);
      }
    }
    assertEquals(36, view.breakplanes().size());
    assertArrayEquals(sums, view.roughness(), 1e-12 * Arrays.stream(sums).sum());
  }

  @Test
  void theTableStartsWithTheNeuronsThatMatterMost() {
    SplineView view =
        SplineView.of(train(ScalingKind.STANDARD, Map.of("breakpointsPerDirection", "4")));
    double greatest = Arrays.stream(view.influence(TRUTH)).max().orElseThrow();
    List<String> lines = view.text(TRUTH, 5).lines().toList();
    assertEquals(3 + 5, lines.size());
    assertEquals("36 neurons of power 1", lines.get(0));
    String first = lines.get(3).substring(0, 10);
    assertEquals(greatest, Double.parseDouble(first), 0.01 * greatest);
    assertTrue(lines.get(3).contains("|"));
  }
}
