package chaoscast.esn;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.Block;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.training.FeatureStream;

/// The node states of some lanes, from r = 0.
///
/// A lane's input to the drive is the column (r, x, 1). Two of these blocks take turns, so that a step
/// writes the next r straight into its place. Lanes advance in panels that stay in the second-level
/// cache.
final class ReservoirStream implements FeatureStream {
  /// Successive states that are computed before they are transposed into the features.
  private static final int TILE = 32;

  /// Lanes that advance together: four of the longest vectors.
  private static final int PANEL = 32;

  private final Reservoir reservoir;
  private final Arithmetic arithmetic;
  private final FeatureTransform.Layout layout;
  private final Kernels kernels = Kernels.best();
  private final int nodes;
  private final Panel[] panels;
  private Block lastStates;
  private Block lastFeatures;
  private History history;

  /// @param inputs r, x and 1, one lane a column
  /// @param nodes  the r in it, sharing memory
  private record Drive(Block inputs, Block nodes) {
    static Drive of(Block inputs, int nodes) {
      inputs.fillRow(inputs.rows() - 1, 1);
      return new Drive(inputs, inputs.rowRange(0, nodes));
    }
  }

  ReservoirStream(ReservoirMap map, int lanes) {
    reservoir = map.reservoir();
    arithmetic = map.arithmetic();
    nodes = reservoir.nodes();
    layout = map.layout();
    panels = new Panel[Math.ceilDiv(lanes, PANEL)];
    for (int i = 0; i < panels.length; i++) {
      panels[i] = new Panel(i * PANEL, Math.min(lanes, (i + 1) * PANEL));
    }
  }

  @Override
  public void advance(Block states, Block features) {
    if (states != lastStates || features != lastFeatures) {
      for (Panel panel : panels) {
        panel.attach(states, features);
      }
      lastStates = states;
      lastFeatures = features;
    }
    for (Panel panel : panels) {
      panel.advance();
    }
  }

  @Override
  public void sweep(Block states, Block features) {
    if (history == null) {
      history = new History();
    }
    Block nodeFeatures = features.rowRange(layout.firstNode(), layout.firstNode() + nodes);
    for (int from = 0; from < states.columns(); from += TILE) {
      int to = Math.min(from + TILE, states.columns());
      history.run(states, from, to, nodeFeatures.columnRange(from, to));
    }
    transform(states, features);
  }

  /// @param fresh its nodes are modified: the next r
  private void step(Drive old, Drive fresh) {
    arithmetic.multiply(reservoir.drive(), old.inputs(), fresh.nodes());
    if (reservoir.activation() == Activation.TANH) {
      kernels.tanh(fresh.nodes());
    }
    arithmetic.round(fresh.nodes());
    if (reservoir.leakRate() < 1) {
      kernels.leak(1 - reservoir.leakRate(), old.nodes(), fresh.nodes());
      arithmetic.round(fresh.nodes());
    }
  }

  /// Adds what is not a node's state to the features.
  private void transform(Block states, Block features) {
    if (layout.firstNode() > 0) {
      features.fillRow(0, 1);
      reservoir.observed().copy(states, features, 1);
    }
    if (layout.target().length > 0) {
      kernels.products(layout.target(), layout.left(), layout.right(), features);
      arithmetic.round(features);
    }
  }

  /// Some lanes, and where their states come from and their features go.
  private final class Panel {
    private final int from;
    private final int to;
    private Drive current;
    private Drive next;
    private Block states;
    private Block features;

    Panel(int from, int to) {
      this.from = from;
      this.to = to;
      current = Drive.of(Block.zeros(reservoir.drive().columns(), to - from), nodes);
      next = Drive.of(Block.zeros(reservoir.drive().columns(), to - from), nodes);
    }

    void attach(Block allStates, Block allFeatures) {
      boolean all = from == 0 && to == allStates.columns();
      states = all ? allStates : allStates.columnRange(from, to);
      features = all ? allFeatures : allFeatures.columnRange(from, to);
    }

    void advance() {
      reservoir.observed().copy(states, current.inputs(), nodes);
      step(current, next);
      features.copyRows(layout.firstNode(), next.nodes());
      transform(states, features);
      Drive spare = current;
      current = next;
      next = spare;
    }
  }

  /// Successive inputs of one lane, one a row: each is a contiguous vector for the kernels.
  private final class History {
    private final Block rows = Block.zeros(TILE + 1, reservoir.drive().columns());
    private final Drive[] drives = new Drive[TILE + 1];

    History() {
      for (int i = 0; i <= TILE; i++) {
        drives[i] = Drive.of(rows.rowAsColumn(i), nodes);
      }
    }

    /// @param nodeFeatures modified: the node states, one a row
    void run(Block observations, int from, int to, Block nodeFeatures) {
      Block current = panels[0].current.nodes();
      drives[0].nodes().copyRows(0, current);
      int count = to - from;
      for (int i = 0; i < count; i++) {
        for (int input = 0; input < reservoir.inputs(); input++) {
          int variable = reservoir.observed().indices().get(input);
          drives[i].inputs().set(nodes + input, 0, observations.get(variable, from + i));
        }
        step(drives[i], drives[i + 1]);
      }
      nodeFeatures.copyTransposed(rows.rowRange(1, count + 1).columnRange(0, nodes));
      current.copyRows(0, drives[count].nodes());
    }
  }
}
