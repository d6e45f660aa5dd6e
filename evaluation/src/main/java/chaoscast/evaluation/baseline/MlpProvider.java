package chaoscast.evaluation.baseline;

import chaoscast.core.files.ModelFile;
import chaoscast.core.training.MemorylessFeatureMap;

/// A multilayer perceptron on delayed states.
///
/// Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, Learning representations by back-propagating errors, Nature
/// 323 (1986) 533–536, doi:10.1038/323533a0.
public final class MlpProvider extends BaselineProvider {
  public MlpProvider() {
    super(
        "mlp",
        "a network of layers of tanh neurons, trained by Smile",
        new MlpOptions(-1, -1, 32, 2, 100, 0.005));
  }

  @Override
  MemorylessFeatureMap readMap(ModelFile group) {
    return MlpMap.read(group);
  }
}
