package chaoscast.benchmarks;

import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.d2r2.D2r2;
import chaoscast.d2r2.D2r2Options;
import chaoscast.esn.LsrEsn;
import chaoscast.esn.options.EsnOptions;
import chaoscast.splinenets.SplineRelu;
import chaoscast.splinenets.SplineReluOptions;
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

/// A closed-loop step of each surrogate in many lanes; divide by the lanes.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ClosedLoopStep {
  /// What steps, on Lorenz 96 in eight variables.
  public enum Contestant {
    D2R2_DEGREE_4(D2r2.trainer(D2r2Options.PAPER.withDegree(4), new Seed(1))),
    LSR_ESN_5000(LsrEsn.trainer(EsnOptions.LSR_PAPER.withNodes(5000), new Seed(1))),
    SPLINE_RELU(
        SplineRelu.trainer(SplineReluOptions.PAPER.withBreakpointsPerDirection(16), new Seed(1)));

    private final SurrogateTrainer trainer;

    Contestant(SurrogateTrainer trainer) {
      this.trainer = trainer;
    }
  }

  @Param
  public Contestant contestant;

  @Param({"1", "16", "100"})
  public int lanes;

  private Rollout rollout;
  private double[] states;

  @Setup
  public void train() {
    Trajectory data = Data.lorenz96(8, 3001);
    rollout =
        contestant.trainer.train(List.of(data), Progress.NONE).startRollout(lanes);
    states = data.slice(0, lanes).toArray();
    rollout.observe(states);
  }

  @Benchmark
  public double[] step() {
    rollout.forecast(states);
    return states;
  }
}
