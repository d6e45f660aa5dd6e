package chaoscast.evaluation.baseline;

import chaoscast.core.files.ModelFile;
import chaoscast.core.training.MemorylessFeatureMap;

/// Regression trees on delayed states that correct each other.
///
/// Source: J. H. Friedman, Greedy function approximation: a gradient boosting machine, Ann. Stat. 29 (2001) 1189–1232,
/// doi:10.1214/aos/1013203451.
public final class GradientBoostingProvider extends BaselineProvider {
  public GradientBoostingProvider() {
    super(
        "gradient-boosting",
        "regression trees, each of what those before leave over, by Smile",
        new GradientBoostingOptions(-1, -1, 200, 128, 0.1, 10_000));
  }

  @Override
  MemorylessFeatureMap readMap(ModelFile group) {
    return TreesMap.read(group);
  }
}
