package chaoscast.evaluation.baseline;

import chaoscast.core.files.ModelFile;
import chaoscast.core.training.MemorylessFeatureMap;

/// A forest of regression trees on delayed states.
///
/// Source: L. Breiman, Random forests, Mach. Learn. 45 (2001) 5–32, doi:10.1023/A:1010933404324.
public final class RandomForestProvider extends BaselineProvider {
  public RandomForestProvider() {
    super(
        "random-forest",
        "the mean of many regression trees of resampled data, by Smile",
        new RandomForestOptions(-1, -1, 100, 5, 10_000));
  }

  @Override
  MemorylessFeatureMap readMap(ModelFile group) {
    return TreesMap.read(group);
  }
}
