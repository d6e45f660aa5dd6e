package chaoscast.evaluation.search;

import chaoscast.core.InputException;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.options.OptionDescription;
import java.util.List;

/// The space that is searched where the user gives none: options by name, so that surrogates from outside
/// have a space too if theirs have the same names. Ranges are those that the literature on reservoirs and on
/// polynomial regression moves in; sizes, which only ask for more time, are left as they are.
public final class DefaultSpace {
  private static final List<String> RANGES =
      List.of(
          "spectralRadius=0.01:1.5",
          "inputScaling=0.01:2:log",
          "bias=0:2",
          "degree=1:6",
          "neighbours=1:20",
          "width=0.3:10:log",
          "trees=20:200",
          "shrinkage=0.02:0.5:log",
          "layers=1:3",
          "target=state,increment",
          "ridge=1e-10:1e-1:log");

  private DefaultSpace() {}

  /// @throws InputException if the surrogate has no option of these names
  public static List<SearchOption> of(SurrogateProvider provider) {
    List<OptionDescription> options = provider.options();
    List<String> names = options.stream().map(OptionDescription::name).toList();
    List<SearchOption> space =
        RANGES.stream()
            .filter(range -> names.contains(range.substring(0, range.indexOf('='))))
            .map(range -> SearchOption.parse(range, options))
            .toList();
    if (space.isEmpty()) {
      throw new InputException(
          "-p must say which options of %s to search, of %s, but was not given"
              .formatted(provider.name(), String.join(", ", names)));
    }
    return space;
  }
}
