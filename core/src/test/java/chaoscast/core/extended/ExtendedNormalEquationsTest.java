package chaoscast.core.extended;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Normal equations in long arithmetic")
final class ExtendedNormalEquationsTest {
  private static final BigFloatFormat FORMAT = BigFloatFormat.of(256);

  /// Row i is (1, x, x², …), x = (i + 1) / 8, and the polynomials Σ (k + 1) x^k and 1 − x.
  private static ExtendedNormalEquations.Rows powers(int count, int unknowns) {
    return new ExtendedNormalEquations.Rows() {
      @Override
      public int count() {
        return count;
      }

      @Override
      public ExtendedNormalEquations.RowMaker maker() {
        BigFloatKernel kernel = FORMAT.kernel();
        return (row, out, at) -> {
          BigFloat x = FORMAT.number((row + 1) / 8.0);
          BigFloat power = FORMAT.getOne();
          BigFloat sum = FORMAT.getZero();
          for (int k = 0; k < unknowns; k++) {
            power.copyTo(out, at + k * FORMAT.words());
            sum = sum.add(power.multiply(k + 1));
            power = power.multiply(x);
          }
          sum.copyTo(out, at + unknowns * FORMAT.words());
          kernel.set(1 - (row + 1) / 8.0, out, at + (unknowns + 1) * FORMAT.words());
        };
      }
    };
  }

  @Test
  @DisplayName("Coefficients of polynomials come back from 600 of their values, to what the condition leaves")
  void findsPolynomials() {
    // 600 rows of powers up to 74^5: the condition is about 1e10, its square takes 20 of 77 digits.
    long[] found =
        new ExtendedNormalEquations(FORMAT, 6, 2, powers(600, 6), 2).solve(Progress.NONE);
    for (int k = 0; k < 6; k++) {
      assertNear(k + 1, found, 2 * k, 1e-62);
      assertNear(k == 0 ? 1 : k == 1 ? -1 : 0, found, 2 * k + 1, 1e-62);
    }
    assertArrayEquals(
        found,
        new ExtendedNormalEquations(FORMAT, 6, 2, powers(600, 6), 1).solve(Progress.NONE));
  }

  private static void assertNear(double expected, long[] found, int at, double most) {
    BigFloat value = BigFloat.from(FORMAT, found, at * FORMAT.words());
    assertTrue(value.subtract(FORMAT.number(expected)).abs().getReal() < most, value::toString);
  }

  @Test
  @DisplayName("Too few rows and dependent columns are named")
  void refusesWhatHasNoSolution() {
    assertTrue(
        assertThrows(
            InputException.class,
            () -> new ExtendedNormalEquations(FORMAT, 6, 2, powers(5, 6), 1))
            .getMessage().contains("at least as many as unknowns, 6, but are 5"));
    var same =
        new ExtendedNormalEquations.Rows() {
          @Override
          public int count() {
            return 9;
          }

          @Override
          public ExtendedNormalEquations.RowMaker maker() {
            BigFloatKernel kernel = FORMAT.kernel();
            return (row, out, at) -> {
              kernel.set(row, out, at);
              kernel.set(row, out, at + FORMAT.words());
              kernel.set(1, out, at + 2 * FORMAT.words());
            };
          }
        };
    var dependent = new ExtendedNormalEquations(FORMAT, 2, 1, same, 1);
    assertTrue(
        assertThrows(InputException.class, () -> dependent.solve(Progress.NONE)).getMessage()
            .contains("features must be independent in binary(256) but are not"));
  }
}
