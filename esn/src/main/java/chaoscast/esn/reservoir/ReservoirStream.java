package chaoscast.esn.reservoir;

import chaoscast.core.LaneMemory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.training.FeatureStream;
import chaoscast.esn.options.Activation;
import java.util.Arrays;
import java.util.Optional;

/// The node states of some lanes, from r = 0.
///
/// A lane's input to the drive is the column (r, x, 1). Two of these blocks take turns, so that a step
/// writes the next r straight into its place.
final class ReservoirStream implements FeatureStream, LaneMemory {
  /// Successive features that are computed before they are transposed.
  private static final int TILE = 16;

  private final Reservoir reservoir;
  private final SortedReservoir sorted;
  private final Arithmetic arithmetic;
  private final Kernels kernels = Kernels.best();
  private final Spare spare;
  private Drive current;

  /// The stream that the same thread advances next; this one, if there is no other.
  private ReservoirStream successor = this;

  private DenseMatrix tile;
  private DenseMatrix[] tileRows;

  /// @param inputs r, x and 1, one lane a column
  /// @param nodes  the r in it, sharing memory
  private record Drive(DenseMatrix inputs, DenseMatrix nodes) {
    static Drive atRest(SortedReservoir sorted, int lanes) {
      DenseMatrix inputs = DenseMatrix.zeros(sorted.drive().columns(), lanes);
      inputs.fillRow(inputs.rows() - 1, 1);
      return new Drive(inputs, inputs.rowRange(0, sorted.drive().rows()));
    }
  }

  /// Where the next step of any stream of one thread goes: what one has just read is in the cache when
  /// the other writes there.
  private static final class Spare {
    private Drive drive;

    Spare(Drive drive) {
      this.drive = drive;
    }
  }

  /// @param reservoir the network
  /// @param sorted    the same in the order that it runs in
  ReservoirStream(Reservoir reservoir, SortedReservoir sorted, Arithmetic arithmetic, int lanes) {
    this(reservoir, sorted, arithmetic, lanes, new Spare(Drive.atRest(sorted, lanes)));
  }

  private ReservoirStream(
      Reservoir reservoir, SortedReservoir sorted, Arithmetic arithmetic, int lanes, Spare spare) {
    this.reservoir = reservoir;
    this.sorted = sorted;
    this.arithmetic = arithmetic;
    this.spare = spare;
    current = Drive.atRest(sorted, lanes);
  }

  /// @return a stream at rest with as many lanes, which the same thread has to advance after this one
  ReservoirStream another() {
    var other = new ReservoirStream(reservoir, sorted, arithmetic, lanes(), spare);
    other.successor = successor;
    successor = other;
    return other;
  }

  int lanes() {
    return current.nodes().columns();
  }

  @Override
  public void advance(DenseMatrix states, DenseMatrix features) {
    observe(states);
    step(features);
  }

  @Override
  public void advance(DenseMatrix states, DenseMatrix weights, DenseMatrix features,
      DenseMatrix outputs) {
    if (lanes() == 1 || !arithmetic.isExact()) {
      advance(states, features);
      kernels.multiply(weights, features, outputs);
    } else {
      observe(states);
      step();
      kernels.multiplyProducts(
          weights, sorted.left(), sorted.right(), current.inputs(), outputs);
    }
  }

  private void observe(DenseMatrix states) {
    reservoir.observed().copy(states, current.inputs(), reservoir.nodes());
    reservoir.observed().copy(states, spare.drive.inputs(), reservoir.nodes());
  }

  @Override
  public void sweep(DenseMatrix states, DenseMatrix features) {
    if (tile == null) {
      tile = DenseMatrix.zeros(TILE, features.rows());
      tileRows = new DenseMatrix[TILE];
      Arrays.setAll(tileRows, tile::rowAsColumn);
    }
    for (int from = 0; from < states.columns(); from += TILE) {
      int count = Math.min(TILE, states.columns() - from);
      for (int i = 0; i < count; i++) {
        observe(states, from + i);
        step(tileRows[i]);
      }
      features.columnRange(from, from + count).copyTransposed(tile.rowRange(0, count));
    }
  }

  @Override
  public Optional<LaneMemory> memory() {
    return Optional.of(this);
  }

  @Override
  public int size() {
    return reservoir.nodes();
  }

  @Override
  public void read(int lane, double[] target, int position) {
    for (int node = 0; node < size(); node++) {
      target[position + node] = current.nodes().get(node, lane);
    }
  }

  @Override
  public void set(int lane, double[] source, int position) {
    for (int node = 0; node < size(); node++) {
      current.nodes().set(node, lane, source[position + node]);
    }
  }

  /// Takes in one of many states of a single lane.
  private void observe(DenseMatrix states, int column) {
    for (int input = 0; input < reservoir.inputs(); input++) {
      int variable = reservoir.observed().indices().get(input);
      double value = states.get(variable, column);
      current.inputs().set(reservoir.nodes() + input, 0, value);
      spare.drive.inputs().set(reservoir.nodes() + input, 0, value);
    }
  }

  /// @param features modified: of the next r and the x that led there
  private void step(DenseMatrix features) {
    step();
    kernels.products(sorted.left(), sorted.right(), current.inputs(), features);
    arithmetic.round(features);
  }

  private void step() {
    Drive next = spare.drive;
    DenseMatrix nodes = next.nodes();
    arithmetic.multiply(sorted.drive(), current.inputs(), nodes);
    if (reservoir.activation() == Activation.TANH) {
      kernels.tanh(nodes, successor.current.nodes());
    }
    arithmetic.round(nodes);
    if (reservoir.leakRate() < 1) {
      kernels.leak(1 - reservoir.leakRate(), current.nodes(), nodes);
      arithmetic.round(nodes);
    }
    spare.drive = current;
    current = next;
  }
}
