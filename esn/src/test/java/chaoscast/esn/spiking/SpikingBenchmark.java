package chaoscast.esn.spiking;

import chaoscast.core.Seed;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Prints what a step of the narrow spatial network costs a neuron on one core, synaptic events included. Run by
/// hand; no test runs it. `src/test/c/eif.c` is the same network in C.
final class SpikingBenchmark {
  private static final int STEPS = 15_000;

  private SpikingBenchmark() {}

  public static void main(String[] arguments) {
    var threads = ManagementFactory.getThreadMXBean();
    SpikingNetwork network = SpatialNetwork.NARROW.draw(new Seed(1));
    for (int run = 0; run < 4; run++) {
      var simulation = new SpikingSimulation(network, 0.1, new Seed(1));
      long spikes = 0;
      long start = threads.getCurrentThreadCpuTime();
      for (int step = 0; step < STEPS; step++) {
        simulation.step();
        spikes += simulation.spikeCount();
      }
      double nanos = threads.getCurrentThreadCpuTime() - start;
      System.out.printf(
          Locale.ROOT, "%.2f ns a neuron-step, %d spikes%n",
          nanos / STEPS / network.neurons(), spikes);
    }
  }
}
