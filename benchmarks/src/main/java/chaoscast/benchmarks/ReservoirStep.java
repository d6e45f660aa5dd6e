package chaoscast.benchmarks;

import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.esn.LsrEsn;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.reservoir.Reservoir;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
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

/// A closed-loop step of an LSR-ESN in eight variables, one lane, beside the same reservoir in C.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReservoirStep {
  private static final int VARIABLES = 8;

  @Param({"5000"})
  public int nodes;

  private Rollout rollout;
  private double[] states;
  private MethodHandle step;
  private MemorySegment rows;
  private MemorySegment columns;
  private MemorySegment values;
  private MemorySegment readout;
  private MemorySegment r;
  private MemorySegment x;
  private MemorySegment fresh;

  @Setup
  public void train() {
    EsnOptions options = EsnOptions.LSR_PAPER.withNodes(nodes);
    rollout =
        LsrEsn.trainer(options, new Seed(1))
            .train(List.of(Data.waves(601)), Progress.NONE)
            .startRollout(1);
    states = new double[VARIABLES];
    rollout.observe(states);

    SparseMatrix drive = Reservoir.draw(options, VARIABLES, new Seed(1)).drive();
    rows = Loops.copy(drive.rowStarts());
    columns = Loops.copy(drive.columnIndices());
    values = Loops.copy(drive.values());
    double[] weights = new double[VARIABLES * nodes];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.01 * Math.sin(i);
    }
    readout = Loops.copy(weights);
    r = Loops.copy(new double[nodes + VARIABLES + 1]);
    x = Loops.copy(new double[] {1, 2, 3, 4, 5, 6, 7, 8});
    fresh = Loops.copy(new double[nodes]);
    var pointer = ValueLayout.ADDRESS;
    step =
        new Loops()
            .function(
                "reservoir_step",
                FunctionDescriptor.ofVoid(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    pointer,
                    pointer,
                    pointer,
                    pointer,
                    pointer,
                    pointer,
                    pointer));
  }

  @Benchmark
  public double[] ours() {
    rollout.forecast(states);
    return states;
  }

  @Benchmark
  public MemorySegment reference() throws Throwable {
    step.invokeExact(nodes, VARIABLES, rows, columns, values, readout, r, x, fresh);
    return x;
  }
}
