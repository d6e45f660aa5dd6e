package chaoscast.core.arithmetic;

import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Optional;

/// `binary(p)`: numbers of p ≥ 53 bits, among which all doubles are.
///
/// @param numbers that are computed with
record LongFormat(BigFloatFormat numbers) implements Arithmetic {
  @Override
  public String name() {
    return numbers.name();
  }

  @Override
  public Optional<BigFloatFormat> longNumbers() {
    return Optional.of(numbers);
  }

  @Override
  public double round(double value) {
    return value;
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public boolean accumulatesInBinary64() {
    return true;
  }

  @Override
  public void round(DenseMatrix block) {
    // Every double is a number of the format.
  }

  @Override
  public String toString() {
    return name();
  }
}
