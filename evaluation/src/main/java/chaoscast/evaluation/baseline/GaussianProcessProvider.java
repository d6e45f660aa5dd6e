package chaoscast.evaluation.baseline;

import chaoscast.core.files.ModelFile;
import chaoscast.core.training.MemorylessFeatureMap;

/// A Gaussian process on delayed states, of which the mean forecasts.
///
/// Source: C. E. Rasmussen, C. K. I. Williams, Gaussian Processes for Machine Learning, MIT Press 2006.
public final class GaussianProcessProvider extends BaselineProvider {
  public GaussianProcessProvider() {
    super(
        "gaussian-process",
        "posterior mean of a Gaussian process with a Gaussian kernel",
        new GaussianProcessOptions(-1, -1, 2, 1e-8, 2000));
  }

  @Override
  MemorylessFeatureMap readMap(ModelFile group) {
    return KernelMap.read(group);
  }
}
