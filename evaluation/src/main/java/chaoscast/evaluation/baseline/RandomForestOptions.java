package chaoscast.evaluation.baseline;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.options.Meaning;
import java.util.random.RandomGenerator;
import smile.regression.RandomForest;
import smile.regression.RegressionTree;

/// Options of [RandomForestProvider].
///
/// @param delays   d ≥ 0; −1: chosen by the data
/// @param stride   s ≥ 1; −1: chosen by the data
/// @param trees    for each variable, 1 … 10 000
/// @param leafSize fewest samples of a leaf, ≥ 1
/// @param samples  most of them, ≥ 1; of more, every so many-th is used
record RandomForestOptions(
    @Meaning("earlier states besides the present one; -1: as many as the data need") int delays,
    @Meaning("steps between them, ≥ 1; -1: as suits the data") int stride,
    @Meaning("trees for each variable, 1 … 10 000") int trees,
    @Meaning("fewest samples of a leaf, ≥ 1") int leafSize,
    @Meaning("most samples, ≥ 1; of more, every so many-th is used") int samples)
    implements Learner {
  RandomForestOptions {
    SharedRanges.require(delays, stride);
    TreeNodes.requireTrees(trees);
    Requirements.requireAtLeast("leafSize", 1, leafSize);
    Requirements.requireAtLeast("samples", 1, samples);
  }

  /// A forest a variable; the feature of a variable is the mean of its trees.
  @Override
  public Fitted fit(DelayedSamples all, Seed seed) {
    DelayedSamples used = all.thinned(samples);
    TreeNodes.requireMemory(trees, used.dimension(), Math.ceilDiv(used.count(), leafSize));
    int components = used.inputs()[0].length;
    RandomGenerator random = seed.generator();
    var nodes = new TreeNodes();
    for (int i = 0; i < used.dimension(); i++) {
      var options =
          new RandomForest.Options(
              trees, Math.max(1, components / 3), TreeNodes.MOST_DEPTH,
              Math.max(2, used.count() / leafSize),
              leafSize, 1,
              random.longs(trees).toArray(), null);
      for (RegressionTree tree : RandomForest
          .fit(TreeNodes.FORMULA, TreeNodes.table(used, i), options).trees()) {
        nodes.add(tree);
      }
    }
    return nodes.fitted(1.0 / trees, used, new double[used.dimension()]);
  }
}
