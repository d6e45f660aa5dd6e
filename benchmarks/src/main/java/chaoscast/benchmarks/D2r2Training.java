package chaoscast.benchmarks;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.Solver;
import chaoscast.d2r2.D2r2;
import chaoscast.d2r2.D2r2Options;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Training of D2R2 of degree 4 in eight variables, beside dsyrk alone on as many features and states.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class D2r2Training {
  private static final int FEATURES = 495;

  @Param({"200000"})
  public int states;

  @Param({"NORMAL", "QR"})
  public Solver solver;

  private Trajectory data;
  private DenseMatrix gram;

  @Setup
  public void prepare() {
    data = Data.lorenz96(8, states + 1);
    gram = DenseMatrix.zeros(FEATURES, FEATURES);
  }

  @Benchmark
  public Surrogate ours() {
    return D2r2
        .trainer(D2r2Options.PAPER.withDegree(4).withSolver(solver), new Seed(1))
        .train(List.of(data), Progress.NONE);
  }

  @Benchmark
  public DenseMatrix reference() {
    Data.addGrams(FEATURES, states, gram);
    return gram;
  }
}
