package chaoscast.evaluation.baseline;

import chaoscast.core.Requirements;
import chaoscast.core.SizeLimit;
import chaoscast.core.arithmetic.Arithmetic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.base.cart.RegressionNode;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.regression.RegressionTree;

/// Gathers the nodes of Smile's regression trees, which keep the value that a node splits at to themselves: it is the
/// greatest number that goes to the first child, found by bisection.
final class TreeNodes {
  /// What Smile's learners are asked to learn.
  static final Formula FORMULA = Formula.lhs("y");

  static final int MOST_DEPTH = 30;
  private static final int MOST_TREES = 10_000;
  /// Bytes of a leaf with the node above it, as Smile keeps them and as they are kept here.
  private static final double LEAF = 400;

  private final List<Integer> feature = new ArrayList<>();
  private final List<Double> value = new ArrayList<>();
  private final List<Integer> below = new ArrayList<>();
  private final List<Integer> above = new ArrayList<>();
  private final List<Integer> roots = new ArrayList<>();

  /// A state of which only one component is ever asked for.
  private static final class Probe implements Tuple {
    private static final long serialVersionUID = 1;
    private double component;

    @Override
    public StructType schema() {
      throw new UnsupportedOperationException("a node asks for a component alone");
    }

    @Override
    public Object get(int i) {
      return component;
    }

    @Override
    public double getDouble(int i) {
      return component;
    }
  }

  private final Probe probe = new Probe();

  static void requireTrees(int trees) {
    Requirements.requireAtLeast("trees", 1, trees);
    SizeLimit.requireAtMost("trees", trees, MOST_TREES, "that one more changes nothing");
  }

  /// @param leaves of a tree, at most
  static void requireMemory(int trees, int variables, int leaves) {
    SizeLimit.requireMemory("trees", trees, n -> LEAF * n * variables * leaves);
  }

  /// @return columns x0, x1, … of delayed states, and y
  static DataFrame table(DelayedSamples samples, int variable) {
    int inputs = samples.inputs()[0].length;
    double[][] rows = new double[samples.count()][];
    String[] names = new String[inputs + 1];
    for (int i = 0; i < inputs; i++) {
      names[i] = "x" + i;
    }
    names[inputs] = "y";
    for (int n = 0; n < rows.length; n++) {
      rows[n] = Arrays.copyOf(samples.inputs()[n], inputs + 1);
      rows[n][inputs] = samples.targets()[n][variable];
    }
    return DataFrame.of(rows, names);
  }

  void add(RegressionTree tree) {
    roots.add(added(tree.root()));
  }

  private int added(Node node) {
    int number = feature.size();
    below.add(0);
    above.add(0);
    switch (node) {
      case RegressionNode leaf -> {
        feature.add(-1);
        value.add(leaf.output());
      }
      case InternalNode inner -> {
        feature.add(inner.feature());
        value.add(split(inner));
        below.set(number, added(inner.trueChild()));
        above.set(number, added(inner.falseChild()));
      }
      default -> throw new IllegalStateException("a node of trees is " + node.getClass());
    }
    return number;
  }

  /// Halves the way between a number that goes to the first child and one that does not until they are neighbours.
  private double split(InternalNode node) {
    double low = -1;
    while (!goesBelow(node, low)) {
      low *= 2;
    }
    double high = 1;
    while (goesBelow(node, high)) {
      high *= 2;
    }
    while (Math.nextUp(low) < high) {
      double middle = low + (high - low) / 2;
      if (goesBelow(node, middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean goesBelow(InternalNode node, double component) {
    probe.component = component;
    return node.branch(probe);
  }

  /// @param factor  that every leaf's value is multiplied with
  /// @param samples that were learned
  /// @param base    what is added to each variable's sum of trees
  /// @return trees as features, a variable each, and the readout that picks them
  Learner.Fitted fitted(double factor, DelayedSamples samples, double[] base) {
    int variables = base.length;
    var map =
        new TreesMap(
            nodes(factor), ints(roots), variables, samples.offset(), samples.scale(),
            Arithmetic.BINARY64);
    double[][] weights = new double[variables][variables + 1];
    for (int i = 0; i < variables; i++) {
      weights[i][i] = 1;
      weights[i][variables] = base[i];
    }
    return new Learner.Fitted(map, weights);
  }

  private TreesMap.Nodes nodes(double factor) {
    double[] values = new double[value.size()];
    for (int node = 0; node < values.length; node++) {
      values[node] = feature.get(node) < 0 ? factor * value.get(node) : value.get(node);
    }
    return new TreesMap.Nodes(ints(feature), values, ints(below), ints(above));
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
