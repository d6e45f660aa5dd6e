package chaoscast.evaluation.baseline;

import chaoscast.core.files.ModelFile;
import chaoscast.core.training.MemorylessFeatureMap;

/// A network of radial basis functions on delayed states.
///
/// Source: M. Casdagli, Nonlinear prediction of chaotic time series, Physica D 35 (1989) 335–356,
/// doi:10.1016/0167-2789(89)90074-2.
public final class RbfNetworkProvider extends BaselineProvider {
  public RbfNetworkProvider() {
    super(
        "rbf-network",
        "Gaussian bells around centres of k-means, by Smile, and least squares",
        new RbfNetworkOptions(-1, -1, 300, 1));
  }

  @Override
  MemorylessFeatureMap readMap(ModelFile group) {
    return KernelMap.read(group);
  }
}
