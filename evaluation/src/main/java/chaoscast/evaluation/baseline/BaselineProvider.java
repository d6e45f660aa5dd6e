package chaoscast.evaluation.baseline;

import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.training.DelayMap;
import chaoscast.core.training.MemorylessFeatureMap;
import chaoscast.core.training.ReadoutSurrogate;
import java.util.List;
import java.util.Map;

/// What all baselines share as providers. They take part in a comparison only where they are asked for, by name or
/// by `--baselines`.
abstract class BaselineProvider implements SurrogateProvider {
  private final String name;
  private final String summary;
  private final Record standard;

  /// @param standard a [Learner] with its default options
  BaselineProvider(String name, String summary, Record standard) {
    this.name = name;
    this.summary = summary;
    this.standard = standard;
  }

  /// @param group what the map of this learner wrote
  abstract MemorylessFeatureMap readMap(ModelFile group);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final boolean comparedByDefault() {
    return false;
  }

  @Override
  public final List<OptionDescription> options() {
    return Options.describe(standard);
  }

  @Override
  public final SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    return new BaselineTrainer(name, (Learner) Options.parse(standard, settings), seed);
  }

  @Override
  public final Surrogate read(ModelFile file, ModelHeader header) {
    return ReadoutSurrogate.read(
        file, header, group -> DelayMap.read(group, header.warmUp(), this::readMap));
  }
}
