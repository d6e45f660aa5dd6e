package chaoscast.benchmarks;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.lorenz.Lorenz96ThreeTier;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
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

/// A step of classical Runge–Kutta of the three-tier Lorenz 96 system as `generate` takes it, beside the same in C.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ThreeTierStep {
  private static final int STEPS = 10_000;
  private static final double TIME_STEP = 0.005;

  private Generation generation;
  private MethodHandle steps;
  private MemorySegment state;

  @Setup
  public void prepare() {
    var system = Lorenz96ThreeTier.THORNES_2017;
    generation =
        new Generation(
            system,
            GenerationPlan.of(system, STEPS).withTimeStep(TIME_STEP).withDiscardedSteps(0));
    state = Loops.copy(system.initialState(new Seed(1)));
    steps =
        new Loops()
            .function(
                "three_tier_steps",
                FunctionDescriptor.ofVoid(
                    ValueLayout.ADDRESS, ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_INT));
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double ours() {
    double[] sum = new double[1];
    generation.run((_, state) -> sum[0] += state[0], Progress.NONE);
    return sum[0];
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public MemorySegment reference() throws Throwable {
    steps.invokeExact(state, TIME_STEP, STEPS);
    return state;
  }
}
