package chaoscast.evaluation.compare;

import chaoscast.evaluation.climate.ClimateComparison;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.truth.SystemDescription;
import java.util.List;
import java.util.Optional;

/// Everything that a comparison found, and what it takes to run it again.
///
/// @param manifest  how it was run
/// @param system    where the truth came from
/// @param named     by which convention
/// @param results   one a surrogate, in the order asked for
/// @param baselines what the results are to be read against
/// @param pairs     each surrogate against each later one, over the same starts
/// @param example   one start in full, for figures
/// @param climate   what becomes of surrogates left to themselves, if that was asked for
public record ComparisonResult(
    Manifest manifest,
    SystemDescription system,
    NamedProtocol named,
    List<SurrogateResult> results,
    List<BaselineResult> baselines,
    List<PairedComparison> pairs,
    Example example,
    Optional<ClimateComparison> climate) {

  public ComparisonResult {
    results = List.copyOf(results);
    baselines = List.copyOf(baselines);
    pairs = List.copyOf(pairs);
  }

  /// @return the same with climates
  public ComparisonResult withClimate(ClimateComparison found) {
    return new ComparisonResult(
        manifest, system, named, results, baselines, pairs, example, Optional.of(found));
  }

  /// @return what was measured
  public Protocol protocol() {
    return named.protocol();
  }
}
