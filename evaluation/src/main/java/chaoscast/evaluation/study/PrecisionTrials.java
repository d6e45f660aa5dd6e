package chaoscast.evaluation.study;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.evaluation.compare.Scoring;
import chaoscast.evaluation.compare.TrainedContestant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Trials that forecast with surrogates, trained in binary64, in reduced number formats.
///
/// By default the formats of doi:10.1098/rsta.2020.0246: binary64, 32 and 16, bfloat16, mantissas of 3 to
/// 24 bits beside 10 exponent bits, and exponents of 3 to 10 bits beside 12 mantissa bits; the narrowest also
/// without gradual underflow. That decides where horizons collapse: on the three-tier data nine of ten
/// weights of D2R2 lie below 2⁻¹⁴ and all but a hundredth below 2⁻⁶, the least normal numbers of 5 and of
/// 4 exponent bits. With gradual underflow they keep a few bits down to 4 exponent bits, and at 3
/// the products of four states overflow; flushed to zero at 4 they are gone, as in the published runs.
public final class PrecisionTrials {
  private static final int WIDE_EXPONENT = 10;
  private static final int WIDE_MANTISSA = 12;
  private static final int LAST_FLUSHED = 6;

  private PrecisionTrials() {}

  public static List<Arithmetic> defaultFormats() {
    var formats =
        new ArrayList<>(
            List.of(
                Arithmetic.BINARY64,
                Arithmetic.BINARY32,
                Arithmetic.BINARY16,
                Arithmetic.BFLOAT16));
    for (int mantissa = 24; mantissa >= 3; mantissa--) {
      formats.add(Arithmetic.reduced(mantissa, WIDE_EXPONENT));
    }
    for (int exponent = 9; exponent >= 3; exponent--) {
      formats.add(Arithmetic.reduced(WIDE_MANTISSA, exponent));
    }
    for (int exponent = LAST_FLUSHED; exponent >= 3; exponent--) {
      formats.add(Arithmetic.flushing(WIDE_MANTISSA, exponent));
    }
    return formats;
  }

  /// @param scoring by truth and protocol
  /// @param trained in binary64
  /// @param formats to forecast in; binary64 has one scope only
  public static List<Trial> of(
      Scoring scoring, List<TrainedContestant> trained, List<Arithmetic> formats) {
    var trials = new ArrayList<Trial>();
    for (TrainedContestant contestant : trained) {
      for (Arithmetic format : formats) {
        for (Scope scope : format.isExact() ? List.of(Scope.ALL) : List.of(Scope.values())) {
          var factors = new LinkedHashMap<String, String>();
          factors.put("surrogate", contestant.label());
          factors.put("precision", format.name());
          factors.put("scope", scope.label());
          trials.add(new Trial(factors, 0, () -> result(scoring, contestant, format, scope)));
        }
      }
    }
    return trials;
  }

  private static TrialResult result(
      Scoring scoring, TrainedContestant contestant, Arithmetic format, Scope scope) {
    return new TrialResult(
        scoring.horizons(contestant.inPrecision(format, scope)).perStart(),
        contestant.surrogate().cost(),
        Map.of(Measure.TRAIN_SECONDS, contestant.trainSeconds().orElse(Double.NaN)),
        Optional.empty());
  }
}
