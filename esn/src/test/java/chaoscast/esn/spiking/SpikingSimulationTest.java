package chaoscast.esn.spiking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.parallel.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SpikingSimulationTest {
  private static final double STEP = 0.1;

  @Test
  void theExponentialIsExactToTwoUnitsInTheFourteenthDigit() {
    for (double x = -699; x < 700; x += 0.37) {
      assertEquals(1, Exponential.of(x) / Math.exp(x), 2e-14, "x = " + x);
    }
  }

  @Test
  void vectorsAndScalarsGiveTheSameBits() {
    SpikingNetwork network = SpatialNetwork.NARROW.withSides(20, 10).draw(new Seed(2));
    var vectors = new SpikingSimulation(network, STEP, EifStep.best());
    var scalars = new SpikingSimulation(network, STEP, new ScalarEif());
    RandomGenerator random = new Seed(5).generator();
    for (int i = 0; i < network.slots(); i++) {
      double input = random.nextDouble(4);
      vectors.drive()[i] = input;
      scalars.drive()[i] = input;
    }
    int spikes = 0;
    for (int step = 0; step < 1000; step++) {
      vectors.step();
      scalars.step();
      assertArrayEquals(scalars.potential(), vectors.potential());
      assertEquals(scalars.spikeCount(), vectors.spikeCount());
      spikes += vectors.spikeCount();
    }
    assertTrue(spikes > 1000, spikes + " spikes");
  }

  /// V settles where g_L (V − E_L) = g_L Δ exp((V − V_T)/Δ) + I; far below V_T at E_L + I/g_L.
  @Test
  void aNeuronBelowThresholdSettlesAtItsFixedPoint() {
    SpikingSimulation simulation = single(0.1);
    for (int step = 0; step < 5000; step++) {
      simulation.step();
      assertEquals(0, simulation.spikeCount());
    }
    double v = simulation.potential()[0];
    assertEquals(0, -(v + 60) / 15 + 2 / 15.0 * Math.exp((v + 50) / 2) + 0.1, 1e-12);
  }

  @Test
  void aStrongCurrentMakesSpikesThatAreAtLeastTheRefractoryTimeApart() {
    SpikingSimulation simulation = single(1000); // from reset to threshold within a step
    int spikes = 0;
    for (int step = 0; step < 1600; step++) {
      simulation.step();
      spikes += simulation.spikeCount();
    }
    assertEquals(100, spikes); // 15 steps at reset, one to fire
  }

  private static SpikingSimulation single(double drive) {
    var one = new Population("e", 1, EifNeuron.EXCITATORY, Synapse.decaying(6), drive);
    var network =
        SpikingNetwork.draw(
            List.of(one), List.of(List.of(new Projection.Uniform(1, 0, 0))), new Seed(1));
    return new SpikingSimulation(network, STEP, EifStep.best());
  }

  @Test
  void aSpikesCurrentHasTheAreaOfItsWeight() {
    for (Synapse synapse : List.of(Synapse.decaying(6), new Synapse(1, 5))) {
      var current = new SynapticCurrent(synapse, 0.01, 8);
      current.arrive(new int[] {3, 3}, 0, 2, 0.7);
      double area = 0;
      double[] input = new double[8];
      for (int step = 0; step < 10_000; step++) {
        Arrays.fill(input, 0);
        current.take(0, 8, input);
        area += 0.01 * input[3];
        assertEquals(0, input[2]);
      }
      assertEquals(1.4, area, 1.4 * 0.001); // a rectangle's error: dt/(2 τ) of it
    }
  }

  /// Two spikes of weight 3 and decay 6 ms are a current of 1 mV/ms in the next step, which the exponential at rest
  /// of 2 e⁻⁵/15 is added to.
  @Test
  void anExternalNeuronDrivesItsTargetsWhenItIsFired() {
    var one = new Population("e", 2, EifNeuron.EXCITATORY, Synapse.decaying(6), 0);
    var cells = Population.external("x", 3, Synapse.decaying(6));
    var network =
        SpikingNetwork.draw(
            List.of(one, cells),
            List.of(
                List.of(
                    Projection.none(),
                    new Projection.Listed(new int[][] {{}, {1}, {0}}, 3)),
                List.of(Projection.none(), Projection.none())),
            new Seed(1));
    var simulation = new SpikingSimulation(network, STEP, EifStep.best());
    simulation.fire(1, 1);
    simulation.fire(1, 1);
    simulation.step();
    assertEquals(
        -60 + STEP * (1 + 2 * Math.exp(-5) / 15), simulation.potential()[1], 1e-12);
    assertEquals(-60 + STEP * 2 * Math.exp(-5) / 15, simulation.potential()[0], 1e-12);
    assertEquals(-60, simulation.potential()[network.first(1)]);
  }

  @Test
  void targetsLieAroundTheirSourceOnTheTorus() {
    var projection = new Projection.Spatial(10, 50, 0.06, 4000, 1);
    int[] targets = projection.targets(0, new Seed(3).generator());
    double sum = 0;
    for (int target : targets) {
      double x = (target % 50) / 50.0;
      double offset = x > 0.5 ? x - 1 : x;
      sum += offset * offset;
    }
    // The grid adds a twelfth of its squared spacing; four standard errors of a variance.
    double variance = 0.06 * 0.06 + 0.02 * 0.02 / 12;
    assertEquals(variance, sum / targets.length, 4 * variance * Math.sqrt(2.0 / targets.length));
  }

  @Test
  void theSameSeedGivesTheSameSpikesBesideOthers() {
    List<Long> prints = Parallel.map(4, 4, number -> fingerprint());
    for (long print : prints) {
      assertEquals(prints.getFirst(), print);
    }
  }

  private static long fingerprint() {
    SpikingNetwork network = SpatialNetwork.NARROW.withSides(32, 16).draw(new Seed(7));
    var simulation = new SpikingSimulation(network, STEP, new Seed(7));
    long print = 0;
    for (int step = 0; step < 500; step++) {
      simulation.step();
      for (int s = 0; s < simulation.spikeCount(); s++) {
        print = 31 * print + simulation.spike(s);
      }
    }
    assertTrue(print != 0, "no spikes");
    return print;
  }
}
