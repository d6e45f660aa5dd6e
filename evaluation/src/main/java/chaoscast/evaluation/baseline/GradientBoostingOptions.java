package chaoscast.evaluation.baseline;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.options.Meaning;
import java.util.Arrays;
import smile.base.cart.Loss;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

/// Options of [GradientBoostingProvider].
///
/// @param delays    d ≥ 0; −1: chosen by the data
/// @param stride    s ≥ 1; −1: chosen by the data
/// @param trees     for each variable, 1 … 10 000
/// @param leaves    of a tree, ≥ 2
/// @param shrinkage share of a tree's correction that is taken, in (0, 1]
/// @param samples   most of them, ≥ 1; of more, every so many-th is used
record GradientBoostingOptions(
    @Meaning("earlier states besides the present one; -1: as many as the data need") int delays,
    @Meaning("steps between them, ≥ 1; -1: as suits the data") int stride,
    @Meaning("trees for each variable, 1 … 10 000") int trees,
    @Meaning("leaves of a tree, ≥ 2") int leaves,
    @Meaning("share of a tree's correction that is taken, in (0, 1]") double shrinkage,
    @Meaning("most samples, ≥ 1; of more, every so many-th is used") int samples)
    implements Learner {
  GradientBoostingOptions {
    SharedRanges.require(delays, stride);
    TreeNodes.requireTrees(trees);
    Requirements.requireAtLeast("leaves", 2, leaves);
    if (!(shrinkage > 0 && shrinkage <= 1)) {
      throw new InputException("shrinkage must be in (0, 1] but was " + shrinkage);
    }
    Requirements.requireAtLeast("samples", 1, samples);
  }

  /// Trees a variable, each of what those before leave over of the squared error; they begin at the mean.
  @Override
  public Fitted fit(DelayedSamples all, Seed seed) {
    DelayedSamples used = all.thinned(samples);
    int most = Math.min(leaves, used.count());
    TreeNodes.requireMemory(trees, used.dimension(), most);
    double[] base = new double[used.dimension()];
    var nodes = new TreeNodes();
    for (int i = 0; i < base.length; i++) {
      base[i] = Arrays.stream(used.target(i)).average().orElseThrow();
      var options =
          new GradientTreeBoost.Options(
              Loss.ls(), trees, TreeNodes.MOST_DEPTH, Math.max(2, most), 1, shrinkage, 1, null,
              null);
      for (RegressionTree tree : GradientTreeBoost
          .fit(TreeNodes.FORMULA, TreeNodes.table(used, i), options).trees()) {
        nodes.add(tree);
      }
    }
    return nodes.fitted(shrinkage, used, base);
  }
}
