package chaoscast.evaluation.protocol;

import chaoscast.core.InputException;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.options.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The number formats of truth, training and roll-out, which may differ.
///
///     Precisions.parse("binary(512)")                            // everything
///     Precisions.parse("truth=binary(512),rollout=binary(113)")  // trained in doubles
///
/// Source: C. Schötz, N. Boers, arXiv:2507.09652, whose tables have data and method in formats of their own.
///
/// @param truth    what is integrated and observed; where it has fewer bits than a double, the truth is one of doubles
///                 whose states surrogates see rounded
/// @param training binary64 or binary(p)
/// @param rollout  any; fewer bits than a double has only where training is in doubles
public record Precisions(Arithmetic truth, Arithmetic training, Arithmetic rollout) {
  /// Everything in doubles.
  public static final Precisions DOUBLES =
      new Precisions(Arithmetic.BINARY64, Arithmetic.BINARY64, Arithmetic.BINARY64);

  private static final double MARGIN = 1.05;
  private static final String TRUTH = "truth";
  private static final String TRAINING = "train";
  private static final String ROLLOUT = "rollout";

  public Precisions {
    if (isReduced(training)) {
      throw new InputException(
          "the precision of train must be binary64 or binary(p) but was " + training.name(),
          "states of fewer bits are what truth=%s gives to training".formatted(training.name()));
    }
    if (isReduced(rollout) && training.longNumbers().isPresent()) {
      throw new InputException(
          "the precision of rollout must be binary64 or binary(p) where train is %s but was %s"
              .formatted(training.name(), rollout.name()));
    }
  }

  /// @param text one format for all, or `truth=`, `train=` and `rollout=` with a format each, after commas; what is
  ///             left out is binary64
  /// @throws InputException for another key or format
  public static Precisions parse(String text) {
    if (!text.contains("=")) {
      Arithmetic all = Arithmetic.parse(text.strip());
      if (isReduced(all)) {
        throw new InputException(
            "--precision must be binary64 or binary(p) for all, but was " + all.name(),
            "name what is rounded, as in --precision rollout=" + all.name());
      }
      return new Precisions(all, all, all);
    }
    Map<String, Arithmetic> formats = new LinkedHashMap<>();
    for (String part : parts(text)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      if (equals < 0 || !List.of(TRUTH, TRAINING, ROLLOUT).contains(key)) {
        throw NearestName.unknown("part of --precision", key, List.of(TRUTH, TRAINING, ROLLOUT));
      }
      if (formats.put(key, Arithmetic.parse(part.substring(equals + 1).strip())) != null) {
        throw new InputException("--precision must name %s once but was '%s'".formatted(key, text));
      }
    }
    return new Precisions(
        formats.getOrDefault(TRUTH, Arithmetic.BINARY64),
        formats.getOrDefault(TRAINING, Arithmetic.BINARY64),
        formats.getOrDefault(ROLLOUT, Arithmetic.BINARY64));
  }

  /// @return what stands between commas that are in no brackets
  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static boolean isReduced(Arithmetic format) {
    return format.longNumbers().isEmpty() && !format.isExact();
  }

  /// @return whether everything is in doubles
  public boolean areDoubles() {
    return equals(DOUBLES);
  }

  /// @return whether surrogates train or forecast in long arithmetic
  public boolean areLong() {
    return training.longNumbers().isPresent() || rollout.longNumbers().isPresent();
  }

  /// @return the format of training where surrogates compute in long arithmetic: 53 bits stand for doubles
  public BigFloatFormat trainingNumbers() {
    return numbers(training);
  }

  /// @return the format of forecasts where surrogates compute in long arithmetic
  public BigFloatFormat rolloutNumbers() {
    return numbers(rollout);
  }

  /// @return bits that both truth and roll-out have, which decide how far an exact model sees
  public int commonBits() {
    return Math.min(numbers(truth).bits(), numbers(rollout).bits());
  }

  /// A little more than an exact map of that many bits sees: 1.05 b ln 2 / λ₁ time units.
  ///
  /// @param exponent λ₁ > 0
  /// @return the number of steps
  public static int stepsFor(int bits, double exponent, double timeStep) {
    return (int) Math.min(
        Integer.MAX_VALUE, Math.ceil(MARGIN * bits * Math.log(2) / exponent / timeStep));
  }

  private static BigFloatFormat numbers(Arithmetic format) {
    return format.longNumbers().orElse(BigFloatFormat.of(BigFloatFormat.LEAST_BITS));
  }

  /// @return as [#parse] reads it
  public String text() {
    return truth.name().equals(training.name()) && truth.name().equals(rollout.name())
        ? truth.name()
        : "%s=%s,%s=%s,%s=%s".formatted(
            TRUTH, truth.name(), TRAINING, training.name(), ROLLOUT, rollout.name());
  }
}
