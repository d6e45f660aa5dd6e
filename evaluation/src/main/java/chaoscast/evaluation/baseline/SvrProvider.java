package chaoscast.evaluation.baseline;

import chaoscast.core.files.ModelFile;
import chaoscast.core.training.MemorylessFeatureMap;

/// Support vector regression on delayed states.
///
/// Source: S. Mukherjee, E. Osuna, F. Girosi, Nonlinear prediction of chaotic time series using support vector
/// machines, IEEE Workshop on Neural Networks for Signal Processing (1997) 511–520, doi:10.1109/NNSP.1997.622433.
public final class SvrProvider extends BaselineProvider {
  public SvrProvider() {
    super(
        "svr",
        "support vector regression with a Gaussian kernel, by Smile",
        new SvrOptions(-1, -1, 2, 5e-3, 100, 2000));
  }

  @Override
  MemorylessFeatureMap readMap(ModelFile group) {
    return KernelMap.read(group);
  }
}
