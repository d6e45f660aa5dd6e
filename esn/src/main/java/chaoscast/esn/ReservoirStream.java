package chaoscast.esn;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.Block;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.training.FeatureStream;

/// The node states of some lanes, from r = 0.
///
/// A lane's input to the drive is the column (r, x, 1). Two of these blocks take turns, so that a step
/// writes the next r straight into its place.
final class ReservoirStream implements FeatureStream {
  /// Successive states that are computed before they are transposed into the features.
  private static final int TILE = 32;

  private final Reservoir reservoir;
  private final Arithmetic arithmetic;
  private final FeatureTransform.Products products;
  private final Kernels kernels = Kernels.best();
  private final int nodes;
  private Block current;
  private Block next;
  private History history;

  ReservoirStream(ReservoirMap map, int lanes) {
    reservoir = map.reservoir();
    arithmetic = map.arithmetic();
    nodes = reservoir.nodes();
    products = map.transform().products(nodes);
    current = inputs(lanes);
    next = inputs(lanes);
  }

  private Block inputs(int lanes) {
    Block inputs = Block.zeros(reservoir.drive().columns(), lanes);
    inputs.fillRow(inputs.rows() - 1, 1);
    return inputs;
  }

  @Override
  public void advance(Block states, Block features) {
    current.copyRows(nodes, states);
    Block fresh = next.rowRange(0, nodes);
    step(current, current.rowRange(0, nodes), fresh);
    features.copyRows(0, fresh);
    transform(features);
    Block spare = current;
    current = next;
    next = spare;
  }

  @Override
  public void sweep(Block states, Block features) {
    if (history == null) {
      history = new History();
    }
    for (int from = 0; from < states.columns(); from += TILE) {
      int to = Math.min(from + TILE, states.columns());
      history.run(states, from, to, features.columnRange(from, to));
    }
    transform(features);
  }

  /// @param input inputs × lanes: r, x and 1; not modified
  /// @param old   the r in it
  /// @param fresh nodes × lanes; modified: the next r
  private void step(Block input, Block old, Block fresh) {
    arithmetic.multiply(reservoir.drive(), input, fresh);
    kernels.tanh(fresh);
    arithmetic.round(fresh);
    if (reservoir.leakRate() < 1) {
      kernels.leak(1 - reservoir.leakRate(), old, fresh);
      arithmetic.round(fresh);
    }
  }

  private void transform(Block features) {
    if (products.target().length > 0) {
      for (int i = 0; i < products.target().length; i++) {
        for (int c = 0; c < features.columns(); c++) {
          features.set(products.target()[i], c,
              features.get(products.left()[i], c) * features.get(products.right()[i], c));
        }
      }
      arithmetic.round(features);
    }
  }

  /// Successive inputs of one lane, one a row: each is a contiguous vector for the kernels.
  private final class History {
    private final Block rows = Block.zeros(TILE + 1, reservoir.drive().columns());
    private final Block[] inputs = new Block[TILE + 1];
    private final Block[] states = new Block[TILE + 1];

    History() {
      for (int i = 0; i <= TILE; i++) {
        inputs[i] = rows.rowAsColumn(i);
        states[i] = inputs[i].rowRange(0, nodes);
        inputs[i].set(inputs[i].rows() - 1, 0, 1);
      }
    }

    void run(Block observations, int from, int to, Block features) {
      states[0].copyRows(0, current.rowRange(0, nodes));
      int count = to - from;
      for (int i = 0; i < count; i++) {
        for (int variable = 0; variable < observations.rows(); variable++) {
          inputs[i].set(nodes + variable, 0, observations.get(variable, from + i));
        }
        step(inputs[i], states[i], states[i + 1]);
      }
      features.copyTransposed(rows.rowRange(1, count + 1).columnRange(0, nodes));
      current.copyRows(0, states[count]);
    }
  }
}
