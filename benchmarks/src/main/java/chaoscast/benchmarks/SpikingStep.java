package chaoscast.benchmarks;

import chaoscast.core.Seed;
import chaoscast.esn.spiking.SpatialNetwork;
import chaoscast.esn.spiking.SpikingNetwork;
import chaoscast.esn.spiking.SpikingSimulation;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A step of the narrow spatial network of 11 520 exponential integrate-and-fire neurons on one core, synaptic events
/// included, beside the same network in C.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SpikingStep {
  private static final int STEPS = 1000;

  private SpikingSimulation simulation;
  private MethodHandle steps;

  @Setup
  public void wire() throws Throwable {
    SpikingNetwork network = SpatialNetwork.NARROW.draw(new Seed(1));
    simulation = new SpikingSimulation(network, 0.1, new Seed(1));
    var loops = new Loops();
    int neurons =
        (int) loops.function("spiking_start", FunctionDescriptor.of(ValueLayout.JAVA_INT))
            .invokeExact();
    if (neurons != network.neurons()) {
      throw new IllegalStateException(neurons + " neurons in C, here " + network.neurons());
    }
    steps =
        loops.function(
            "spiking_steps",
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public long ours() {
    long spikes = 0;
    for (int step = 0; step < STEPS; step++) {
      simulation.step();
      spikes += simulation.spikeCount();
    }
    return spikes;
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public long reference() throws Throwable {
    return (long) steps.invokeExact(STEPS);
  }
}
