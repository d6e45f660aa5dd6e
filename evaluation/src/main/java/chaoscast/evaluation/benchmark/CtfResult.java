package chaoscast.evaluation.benchmark;

import chaoscast.core.Surrogate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The twelve scores, and the models behind them.
///
/// @param lines  one a score, in their order
/// @param models by record, in the order they were trained
public record CtfResult(List<CtfLine> lines, Map<String, Surrogate> models) {
  public CtfResult {
    lines = List.copyOf(lines);
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
  }

  /// A mean over all twelve scores that others published on the hidden variant of the data set.
  ///
  /// @param model what was trained
  /// @param mean  of E1 … E12
  public record PublishedMean(String model, double mean) {}

  /// Where published numbers stand.
  public static final String SOURCE = "arXiv:2510.23166";

  /// On the framework's hidden variant of the data, so that they are no scores of these files.
  public static final List<PublishedMean> PUBLISHED_MEANS =
      List.of(new PublishedMean("LSTM", 64.54), new PublishedMean("ESN", 54.87));

  /// @return the mean of the scores that there are
  public OptionalDouble mean() {
    return lines.stream()
        .map(CtfLine::value)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }
}
