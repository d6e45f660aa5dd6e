package chaoscast.core.files.table;

import chaoscast.core.Provenance;
import java.util.OptionalDouble;

/// What a file says of its table besides the numbers.
///
/// @param timeStep   Δt, where it is said
/// @param said       by what, such as `attribute dt`
/// @param startTime  t₀, where it is said
/// @param provenance where the data come from
/// @param ours       whether chaoscast wrote it, so that every column but `time` is a state
public record FileFacts(
    OptionalDouble timeStep,
    String said,
    OptionalDouble startTime,
    Provenance provenance,
    boolean ours) {
  /// Nothing is known.
  public static final FileFacts UNKNOWN =
      new FileFacts(OptionalDouble.empty(), "", OptionalDouble.empty(), Provenance.UNKNOWN, false);
}
