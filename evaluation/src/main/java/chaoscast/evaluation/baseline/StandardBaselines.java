package chaoscast.evaluation.baseline;

import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import java.util.List;
import java.util.stream.Stream;

/// The baselines that a comparison adds where it is asked for baselines and not told which: one that copies, one with
/// fixed bells and one that weighs every sample. They take seconds where others take minutes.
public final class StandardBaselines {
  /// Names of their providers.
  public static final List<String> NAMES = List.of("analog", "rbf-network", "gaussian-process");

  private StandardBaselines() {}

  /// @return names of the providers of all baselines, those of [#NAMES] first
  public static List<String> all() {
    List<String> others =
        Surrogates.all().stream()
            .filter(BaselineProvider.class::isInstance)
            .map(SurrogateProvider::name)
            .filter(name -> !NAMES.contains(name))
            .toList();
    return Stream.concat(NAMES.stream(), others.stream()).toList();
  }
}
