package chaoscast.benchmarks;

import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.d2r2.D2r2;
import chaoscast.d2r2.D2r2Options;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A closed-loop step of a D2R2 ring of degree 2 and stencil 4, ten lanes: one set of weights for all neighbourhoods,
/// which multiplies all of them at once, beside a model for each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RingStep {
  private static final int LANES = 10;

  @Param({"40", "200"})
  public int variables;

  private Rollout shared;
  private Rollout apart;
  private double[] sharedStates;
  private double[] apartStates;

  @Setup
  public void train() {
    Trajectory ring = Data.lorenz96(variables, 2001);
    sharedStates = ring.slice(0, LANES).toArray();
    apartStates = sharedStates.clone();
    shared = rollout(true, ring);
    apart = rollout(false, ring);
    shared.observe(sharedStates);
    apart.observe(apartStates);
  }

  private static Rollout rollout(boolean sharedWeights, Trajectory ring) {
    var options = D2r2Options.PAPER.withDegree(2).withStencil(4).withShared(sharedWeights);
    return D2r2.trainer(options, new Seed(1))
        .train(List.of(ring), Progress.NONE)
        .startRollout(LANES);
  }

  @Benchmark
  public double[] ours() {
    shared.forecast(sharedStates);
    return sharedStates;
  }

  @Benchmark
  public double[] reference() {
    apart.forecast(apartStates);
    return apartStates;
  }
}
