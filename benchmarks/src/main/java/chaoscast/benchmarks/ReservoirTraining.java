package chaoscast.benchmarks;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.esn.LsrEsn;
import chaoscast.esn.options.EsnOptions;
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

/// Training of an LSR-ESN, the solution included, beside dsyrk alone on as many features and states. The paper's size
/// is `-p nodes=5000 -p states=500000`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class ReservoirTraining {
  @Param({"2000"})
  public int nodes;

  @Param({"50000"})
  public int states;

  private Trajectory data;
  private DenseMatrix gram;

  @Setup
  public void prepare() {
    data = Data.waves(states + 1);
    gram = DenseMatrix.zeros(nodes, nodes);
  }

  @Benchmark
  public Surrogate ours() {
    return LsrEsn.trainer(EsnOptions.LSR_PAPER.withNodes(nodes), new Seed(1))
        .train(List.of(data), Progress.NONE);
  }

  @Benchmark
  public DenseMatrix reference() {
    Data.addGrams(nodes, states, gram);
    return gram;
  }
}
