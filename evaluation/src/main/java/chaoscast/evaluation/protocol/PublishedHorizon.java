package chaoscast.evaluation.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// A horizon that others have published for a protocol, to be printed beside ours and never among them.
///
/// @param model     what they trained, and what of the setting the protocol's name does not say
/// @param mean      Lyapunov times
/// @param deviation over starts, if it is published
/// @param noise     share of each deviation on training and start states that it was found with
/// @param system    parameters of the system that it was found with; those that are not here are the protocol's
/// @param moreBits  whether it is for long arithmetic, to be set beside truth in long arithmetic only
/// @param source    where it stands
public record PublishedHorizon(
    String model,
    double mean,
    OptionalDouble deviation,
    double noise,
    Map<String, String> system,
    boolean moreBits,
    String source) {
  public PublishedHorizon {
    system = Collections.unmodifiableMap(new LinkedHashMap<>(system));
  }

  /// In doubles or less.
  public PublishedHorizon(
      String model,
      double mean,
      OptionalDouble deviation,
      double noise,
      Map<String, String> system,
      String source) {
    this(model, mean, deviation, noise, system, false, source);
  }

  /// On the protocol's own system, without noise, in long arithmetic.
  static PublishedHorizon ofMoreBits(String model, double mean, String source) {
    return new PublishedHorizon(
        model, mean, OptionalDouble.empty(), 0, Map.of(), true, source);
  }

  /// On the protocol's own system.
  public PublishedHorizon(
      String model, double mean, OptionalDouble deviation, double noise, String source) {
    this(model, mean, deviation, noise, Map.of(), source);
  }
}
