package chaoscast.core.extended;

import chaoscast.core.InputException;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.files.ModelFile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Weights of models in long arithmetic, in files: decimals with as many digits as it takes to read every bit back, which
/// Python's `decimal.Decimal` and `mpmath.mpf` read too.
public final class ExtendedWeights {
  private static final String RESIDUALS = "residualDigits";
  private ExtendedWeights() {}

  /// In a file, where numbers are finite: the log₁₀ of no residual.
  private static final double NO_RESIDUAL = -1e9;

  /// @param file   modified
  /// @param digits log₁₀ of residuals; −∞ where there is none
  public static void writeResiduals(ModelFile file, List<Double> digits) {
    file.put(
        RESIDUALS,
        digits.stream().mapToDouble(one -> Math.max(NO_RESIDUAL, Math.rint(one))).toArray());
  }

  /// @return what [#writeResiduals] wrote, in whole digits
  public static List<Double> readResiduals(ModelFile file) {
    return Arrays.stream(file.doubles(RESIDUALS))
        .map(one -> one <= NO_RESIDUAL ? Double.NEGATIVE_INFINITY : one)
        .boxed()
        .toList();
  }

  /// @param file    modified
  /// @param weights numbers, one every [BigFloatFormat#words()]; not modified
  public static void write(ModelFile file, String path, BigFloatFormat format, long[] weights) {
    file.put(
        path,
        IntStream.range(0, weights.length / format.words())
            .mapToObj(i -> BigFloat.from(format, weights, i * format.words()).text())
            .toList());
  }

  /// @param count how many there must be
  /// @return numbers, one every [BigFloatFormat#words()]
  public static long[] read(ModelFile file, String path, BigFloatFormat format, int count) {
    List<String> texts = file.texts(path);
    if (texts.size() != count) {
      throw new InputException(
          "%s must be %d numbers but are %d".formatted(path, count, texts.size()));
    }
    long[] weights = new long[count * format.words()];
    for (int i = 0; i < count; i++) {
      format.number(texts.get(i)).copyTo(weights, i * format.words());
    }
    return weights;
  }
}
