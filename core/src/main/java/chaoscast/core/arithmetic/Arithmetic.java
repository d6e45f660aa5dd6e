package chaoscast.core.arithmetic;

import chaoscast.core.InputException;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.linalg.SparseMatrix;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number format with its rounding.
///
/// Rounding points in a surrogate: stored weights, states and features are rounded, every
/// elementwise result is rounded, an inner product is accumulated in binary32 (binary64 for formats
/// wider than that) and rounded once.
///
///     double third = Arithmetic.BINARY16.round(1.0 / 3);   // 0.333251953125
///
/// Source: IEEE Std 754-2019, doi:10.1109/IEEESTD.2019.8766229; the rounding points are those of
/// doi:10.1098/rsta.2020.0246.
// What implements it is not public: whoever reaches it has initialised this interface before.
@SuppressWarnings("ClassInitializationDeadlock")
public sealed interface Arithmetic permits FloatFormat, LongFormat {
  Arithmetic BINARY64 = new FloatFormat("binary64", 52, 11);
  Arithmetic BINARY32 = new FloatFormat("binary32", 23, 8);
  Arithmetic BINARY16 = new FloatFormat("binary16", 10, 5);
  Arithmetic BFLOAT16 = new FloatFormat("bfloat16", 7, 8);

  /// @return the name that [#parse] reads, such as `binary16`, `reduced(12,10)` or `binary(512)`
  String name();

  /// @return the nearest number of this format, ties to even
  double round(double value);

  /// @return whether every double is a number of this format, so that nothing needs rounding
  boolean isExact();

  /// @return whether inner products are accumulated in binary64 rather than binary32
  boolean accumulatesInBinary64();

  /// @return the numbers of more bits than a double has that this is the format of; empty for what doubles hold.
  ///     What computes in doubles must refuse such a format ([#requireDoubles])
  default Optional<BigFloatFormat> longNumbers() {
    return Optional.empty();
  }

  /// For what computes in doubles or in more bits, and in nothing less.
  ///
  /// @param option that holds the name
  /// @param name   of the format
  /// @return the numbers of `binary(p)`; empty for binary64
  /// @throws InputException for another format
  static Optional<BigFloatFormat> longNumbers(String option, String name) {
    Arithmetic format = parse(name);
    if (format.longNumbers().isEmpty() && !format.equals(BINARY64)) {
      throw new InputException(
          "%s must be binary64 or binary(p) but was %s".formatted(option, format.name()));
    }
    return format.longNumbers();
  }

  /// @param who refuses, at the start of the message
  /// @return this
  /// @throws InputException if it has more bits than a double
  default Arithmetic requireDoubles(String who) {
    if (longNumbers().isPresent()) {
      throw new InputException(
          "%s computes in doubles: its precision must be binary64 or less but was %s"
              .formatted(who, name()),
          "generate, train, forecast and study bits compute in binary(p)");
    }
    return this;
  }

  /// Rounds every real column of every row.
  ///
  /// @param block modified
  void round(DenseMatrix block);

  /// The product of a matrix and every column of a block, rounded as this format does.
  ///
  /// @param weights rows × inputs, numbers of this format; not modified
  /// @param values  inputs × columns, numbers of this format; not modified
  /// @param out     rows × columns; modified
  default void multiply(DenseMatrix weights, DenseMatrix values, DenseMatrix out) {
    if (isExact()) {
      Kernels.best().multiply(weights, values, out);
    } else {
      RoundedProducts.multiply(this, weights, values, out);
    }
  }

  /// The same for a sparse matrix.
  ///
  /// @param matrix entries are numbers of this format; not modified
  /// @param values inputs × columns, numbers of this format; not modified
  /// @param out    rows × columns; modified
  default void multiply(SparseMatrix matrix, DenseMatrix values, DenseMatrix out) {
    if (isExact()) {
      Kernels.best().multiply(matrix, values, out);
    } else {
      RoundedProducts.multiply(this, matrix, values, out);
    }
  }

  /// @param bits of the significand, 53 … 4096
  /// @return the format of numbers in long arithmetic, `binary(bits)`
  /// @throws InputException for other numbers of bits
  static Arithmetic binary(int bits) {
    return new LongFormat(BigFloatFormat.of(bits));
  }

  /// @param mantissaBits explicit mantissa bits, 1 … 52
  /// @param exponentBits 2 … 11
  static Arithmetic reduced(int mantissaBits, int exponentBits) {
    return new FloatFormat(
        "reduced(%d,%d)".formatted(mantissaBits, exponentBits), mantissaBits, exponentBits);
  }

  /// The same with zero in place of the numbers below the least normal one, 2^(2 − 2^(e−1)).
  static Arithmetic flushing(int mantissaBits, int exponentBits) {
    return new FloatFormat(
        "reduced(%d,%d,flush)".formatted(mantissaBits, exponentBits),
        mantissaBits,
        exponentBits,
        true);
  }

  /// @param name `binary64`, `binary32`, `binary16`, `bfloat16`, `reduced(m,e)`, `reduced(m,e,flush)` or
  ///             `binary(p)`
  static Arithmetic parse(String name) {
    for (Arithmetic format : List.of(BINARY64, BINARY32, BINARY16, BFLOAT16)) {
      if (format.name().equals(name)) {
        return format;
      }
    }
    Matcher reduced =
        Pattern.compile("reduced\\((\\d{1,2}),\\s*(\\d{1,2})(,\\s*flush)?\\)").matcher(name);
    if (reduced.matches()) {
      int mantissaBits = Integer.parseInt(reduced.group(1));
      int exponentBits = Integer.parseInt(reduced.group(2));
      return reduced.group(3) == null
          ? reduced(mantissaBits, exponentBits)
          : flushing(mantissaBits, exponentBits);
    }
    if (name.startsWith("binary(")) {
      return new LongFormat(BigFloatFormat.parse(name));
    }
    throw new InputException(
        "precision must be one of binary64, binary32, binary16, bfloat16, reduced(m,e), reduced(m,e,flush), binary(p) but was '%s'"
            .formatted(name));
  }
}
