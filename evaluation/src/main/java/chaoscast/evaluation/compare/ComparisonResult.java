package chaoscast.evaluation.compare;

import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.truth.SystemDescription;
import java.util.List;

/// Everything that a comparison found, and what it takes to run it again.
///
/// @param manifest  how it was run
/// @param system    where the truth came from
/// @param protocol  by which convention
/// @param results   one a surrogate, in the order asked for
/// @param baselines what the results are to be read against
public record ComparisonResult(
    Manifest manifest,
    SystemDescription system,
    Protocol protocol,
    List<SurrogateResult> results,
    List<BaselineResult> baselines) {

  public ComparisonResult {
    results = List.copyOf(results);
    baselines = List.copyOf(baselines);
  }
}
