package chaoscast.evaluation.baseline;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.MemorylessFeatureMap;
import java.util.Arrays;

/// What regression trees say of a delayed state, added up for each variable.
///
///     φ_i(z) = Σ_t y_it(z),   y: the value of the leaf that z falls into
final class TreesMap extends StandardisedMap {
  private final Nodes nodes;
  private final int[] roots;
  private final int variables;
  private final int depth;

  /// The nodes of all trees, each before its children.
  ///
  /// @param feature component of z that is asked for; −1: a leaf
  /// @param value   greatest component that goes on at `below`, or what the leaf says
  /// @param below   number of one child; 0 in leaves
  /// @param above   number of the other; 0 in leaves
  record Nodes(int[] feature, double[] value, int[] below, int[] above) {
    int count() {
      return feature.length;
    }

    /// @return the same with values of another format
    Nodes rounded(Arithmetic format) {
      return new Nodes(feature, StandardisedMap.rounded(value, format), below, above);
    }

    /// @param components of z
    /// @throws InputException if a walk from a node would not end at a leaf
    void require(int components) {
      for (int node = 0; node < count(); node++) {
        boolean leaf = feature[node] == -1;
        boolean inner =
            feature[node] >= 0 && feature[node] < components
                && below[node] > node && below[node] < count()
                && above[node] > node && above[node] < count();
        if (!leaf && !inner) {
          throw new InputException(
              "node %d must be a leaf or have two later children and a feature < %d but has children %d and %d and feature %d"
                  .formatted(node, components, below[node], above[node], feature[node]));
        }
      }
    }
  }

  /// @param nodes     of all trees; not to be modified afterwards
  /// @param roots     of the trees, those of the first variable first, as many for each
  /// @param variables that are said something of
  TreesMap(
      Nodes nodes,
      int[] roots,
      int variables,
      double[] offset,
      double[] scale,
      Arithmetic format) {
    super(offset, scale, format);
    this.nodes = nodes.rounded(format);
    this.roots = roots;
    this.variables = variables;
    this.depth = depth();
  }

  static MemorylessFeatureMap read(ModelFile group) {
    double[] offset = readOffset(group);
    int variables = group.count("outputs", 1);
    int[] feature = group.ints("feature");
    int[] below = group.ints("below");
    int[] above = group.ints("above");
    int[] roots = group.ints("roots");
    if (below.length != feature.length || above.length != feature.length) {
      throw new InputException(
          "every node must have two children but there are %d, %d and %d of feature, below and above"
              .formatted(feature.length, below.length, above.length));
    }
    var nodes = new Nodes(feature, group.doubles("value", feature.length), below, above);
    nodes.require(offset.length);
    boolean known = Arrays.stream(roots).allMatch(root -> root >= 0 && root < nodes.count());
    if (!known || roots.length == 0 || roots.length % variables != 0) {
      throw new InputException(
          "roots must be nodes < %d, as many for each of %d variables, but are %d"
              .formatted(nodes.count(), variables, roots.length));
    }
    return new TreesMap(
        nodes, roots, variables, offset, readScale(group, offset.length), Arithmetic.BINARY64);
  }

  @Override
  public int featureCount() {
    return variables + 1;
  }

  @Override
  void compute(double[] z, double[] features) {
    int trees = roots.length / variables;
    for (int i = 0; i < variables; i++) {
      double sum = 0;
      for (int t = i * trees; t < (i + 1) * trees; t++) {
        int node = roots[t];
        while (nodes.feature()[node] >= 0) {
          node =
              z[nodes.feature()[node]] <= nodes.value()[node]
                  ? nodes.below()[node] : nodes.above()[node];
        }
        sum += nodes.value()[node];
      }
      features[i] = sum;
    }
  }

  /// Every level of a tree is a comparison.
  @Override
  public Cost cost() {
    long asked = (long) roots.length * depth;
    return new Cost(
        2L * nodes.count(), featureCount(), asked, 0,
        (long) nodes.count() * (Double.BYTES + 3L * Integer.BYTES));
  }

  private int depth() {
    int[] levels = new int[nodes.count()];
    int most = 0;
    for (int node = nodes.count() - 1; node >= 0; node--) {
      if (nodes.feature()[node] >= 0) {
        levels[node] = 1 + Math.max(levels[nodes.below()[node]], levels[nodes.above()[node]]);
        most = Math.max(most, levels[node]);
      }
    }
    return most;
  }

  @Override
  public FeatureMap inPrecision(Arithmetic arithmetic) {
    return new TreesMap(nodes, roots, variables, offset(), scale(), arithmetic);
  }

  @Override
  void writeLearned(ModelFile group) {
    group.put("outputs", (long) variables);
    group.put("roots", roots);
    group.put("feature", nodes.feature());
    group.put("value", nodes.value());
    group.put("below", nodes.below());
    group.put("above", nodes.above());
  }
}
