package chaoscast.evaluation.baseline;

import chaoscast.core.files.ModelFile;
import chaoscast.core.training.MemorylessFeatureMap;

/// The copying forecaster: the weighted mean of what followed the nearest past states.
///
/// Source: E. N. Lorenz, Atmospheric predictability as revealed by naturally occurring analogues, J. Atmos. Sci. 26
/// (1969) 636–646, doi:10.1175/1520-0469(1969)26<636:APARBN>2.0.CO;2.
public final class AnalogProvider extends BaselineProvider {
  public AnalogProvider() {
    super(
        "analog",
        "copies what followed the nearest past states (doi:10.1175/1520-0469(1969)26<636:APARBN>2.0.CO;2)",
        new AnalogOptions(-1, -1, 4));
  }

  @Override
  MemorylessFeatureMap readMap(ModelFile group) {
    return AnalogMap.read(group);
  }
}
