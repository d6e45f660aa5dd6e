package chaoscast.core.bigfloat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.arithmetic.Arithmetic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Numbers of many bits")
final class BigFloatTest {
  /// Every pair of numbers of five bits, against reduced(4,11), which rounds a double that is exact.
  @Test
  @DisplayName("+, −, × and ÷ of all pairs of five-bit numbers are those of the emulated format")
  void agreesWithTheEmulatedFormatOnAllPairs() {
    BigFloatFormat format = BigFloatFormat.ofAny(5);
    Arithmetic reduced = Arithmetic.reduced(4, 11);
    List<Double> numbers = new ArrayList<>();
    for (int exponent = -9; exponent <= 9; exponent++) {
      for (int m = 16; m < 32; m++) {
        numbers.add(Math.scalb((double) m, exponent - 4));
        numbers.add(-Math.scalb((double) m, exponent - 4));
      }
    }
    for (double a : numbers) {
      for (double b : numbers) {
        BigFloat x = format.number(a);
        BigFloat y = format.number(b);
        assertEquals(a, x.getReal());
        assertEquals(reduced.round(a + b), x.add(y).getReal(), () -> a + " + " + b);
        assertEquals(reduced.round(a - b), x.subtract(y).getReal(), () -> a + " - " + b);
        assertEquals(reduced.round(a * b), x.multiply(y).getReal(), () -> a + " * " + b);
        // A quotient of five-bit numbers is never so near to a tie that its double would be one.
        assertEquals(reduced.round(a / b), x.divide(y).getReal(), () -> a + " / " + b);
        assertEquals(Double.compare(a, b), Integer.signum(x.compareTo(y)));
      }
      if (a > 0) {
        assertEquals(reduced.round(Math.sqrt(a)), format.number(a).sqrt().getReal());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 65, 106, 113, 127, 128, 129, 512, 1000, 4096})
  @DisplayName("Every operation is the exact result of BigDecimal, rounded once")
  void roundsTheExactResult(int bits) {
    BigFloatFormat format = BigFloatFormat.of(bits);
    var random = new SplittableRandom(bits);
    for (int trial = 0; trial < Math.max(40, 40_000 / bits); trial++) {
      BigFloat a = draw(format, random, trial);
      BigFloat b = draw(format, random, trial / 7);
      BigDecimal x = a.toBigDecimal();
      BigDecimal y = b.toBigDecimal();
      assertNearest(x.add(y), a.add(b));
      assertNearest(x.subtract(y), a.subtract(b));
      assertNearest(x.multiply(y), a.multiply(b));
      var enough = new MathContext(2 * bits + 60, RoundingMode.DOWN);
      assertNearest(x.divide(y, enough), a.divide(b));
      assertNearest(x.abs().sqrt(enough), a.abs().sqrt());
      assertEquals(Integer.signum(x.compareTo(y)), Integer.signum(a.compareTo(b)));
      assertEquals(x.doubleValue(), a.getReal());
      assertEquals(a, format.number(new BigDecimal(a.toString())));
    }
  }

  /// Wide and narrow distances of exponents, and significands with long runs of equal bits, where carries are long.
  private static BigFloat draw(BigFloatFormat format, SplittableRandom random, int trial) {
    int distance = trial % 3 == 0 ? 3 : format.bits() + 70;
    BigFloat number = format.number(random.nextInt(2) == 0 ? 1 : -1);
    if (trial % 2 == 0) {
      int at = 1 + random.nextInt(format.bits());
      BigFloat change = format.number(random.nextInt(2) == 0 ? 1 : -1).scalb(-at);
      number = number.add(change);
    } else {
      for (int bit = 0; bit < format.bits(); bit += 30) {
        number = number.add(format.number(random.nextInt(1 << 30)).scalb(-bit - 30));
      }
    }
    return number.scalb(random.nextInt(-distance, distance + 1));
  }

  /// The distance to the exact value is at most half a unit of the last place, and a tie goes to the even one.
  private static void assertNearest(BigDecimal exact, BigFloat rounded) {
    if (exact.signum() == 0) {
      assertTrue(rounded.isZero());
      return;
    }
    BigDecimal error = rounded.toBigDecimal().subtract(exact).abs();
    BigFloat unit = rounded.ulp();
    // At a power of two the next number below is half as far.
    boolean power = rounded.abs().subtract(unit.scalb(-1)).ulp().compareTo(unit) < 0;
    boolean above = rounded.toBigDecimal().abs().compareTo(exact.abs()) > 0;
    BigDecimal half = unit.scalb(power && above ? -2 : -1).toBigDecimal();
    int order = error.compareTo(half);
    assertTrue(order <= 0, () -> rounded + " is too far from " + exact);
    if (order == 0) {
      assertTrue(rounded.remainder(unit.scalb(1)).isZero(), () -> rounded + " is odd");
    }
  }

  @Test
  @DisplayName("What is not finite or zero follows IEEE 754")
  void specialValuesAreThoseOfDoubles() {
    BigFloatFormat format = BigFloatFormat.of(113);
    double[] values = {
      0.0, -0.0, 1.5, -2, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
    List<BinaryOperator<Double>> doubles =
        List.of((a, b) -> a + b, (a, b) -> a - b, (a, b) -> a * b, (a, b) -> a / b);
    List<BiFunction<BigFloat, BigFloat, BigFloat>> numbers =
        List.of(BigFloat::add, BigFloat::subtract, BigFloat::multiply, BigFloat::divide);
    for (double a : values) {
      for (double b : values) {
        for (int i = 0; i < doubles.size(); i++) {
          assertEquals(
              format.number(doubles.get(i).apply(a, b).doubleValue()).getReal(),
              numbers.get(i).apply(format.number(a), format.number(b)).getReal(),
              1e-15,
              a + " and " + b + " by operation " + i);
        }
      }
      assertEquals(Math.sqrt(a), format.number(a).sqrt().getReal(), 1e-15);
    }
    BigFloat huge = format.getOne().scalb(1 << 29);
    assertTrue(huge.multiply(huge).multiply(huge).isInfinite());
    assertTrue(huge.reciprocal().multiply(huge.reciprocal()).multiply(huge.reciprocal()).isZero());
  }

  @Test
  @DisplayName("Doubles that are subnormal or nearly infinite are rounded once")
  void roundsToDoublesOnce() {
    BigFloatFormat format = BigFloatFormat.of(200);
    for (double value : new double[] {
      Double.MIN_VALUE, 3 * Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, 0.1}) {
      assertEquals(value, format.number(value).getReal());
      BigFloat more = format.number(value).add(format.number(Math.ulp(value)).scalb(-1));
      assertEquals(more.toBigDecimal().doubleValue(), more.getReal());
      BigFloat evenMore = more.add(more.ulp());
      assertEquals(evenMore.toBigDecimal().doubleValue(), evenMore.getReal());
    }
    assertEquals(0, format.number(Double.MIN_VALUE).scalb(-1).getReal());
  }

  /// Identities hold to a few units, and independent arguments of each function are checked against the double's.
  @ParameterizedTest
  @ValueSource(ints = {64, 113, 512, 1024})
  @DisplayName("Elementary functions agree with themselves at twice the bits to 2 units in the last place")
  void elementaryFunctionsAreAccurate(int bits) {
    BigFloatFormat format = BigFloatFormat.of(bits);
    BigFloatFormat wide = BigFloatFormat.ofAny(2 * bits + 37);
    double[] arguments =
        {1e-40, -3e-9, 0.1, -0.7, 0.99999, 1, 1.5, -2, 3.141592653589793, 11, -30.5, 700, 1e6};
    for (double argument : arguments) {
      BigFloat x = format.number(argument).multiply(format.number(3).sqrt());
      for (Function function : Function.values()) {
        double rough = function.ofDouble(x.getReal());
        if (Double.isNaN(rough)) {
          continue;
        }
        BigFloat value = function.of(x);
        BigFloat exact = function.of(x.in(wide));
        BigFloat error = exact.subtract(value.in(wide)).abs();
        assertTrue(
            value.isInfinite() || error.compareTo(value.ulp().in(wide).scalb(1)) <= 0,
            () -> function + " of " + x);
        if (Math.abs(rough) < 1e300 && Math.abs(rough) > 1e-300) {
          // A double's argument is off by half a unit, which a function may stretch by x f′/f.
          double slack = 1e-15 * (4 + Math.abs(x.getReal() * function.stretch(x.getReal())));
          assertEquals(1, value.getReal() / rough, slack, () -> function + " of " + x);
        }
      }
    }
  }

  private enum Function {
    EXP, EXPM1, LOG, LOG1P, LOG10, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH, CBRT;

    <T extends CalculusFieldElement<T>> T of(T x) {
      return switch (this) {
        case EXP -> x.exp();
        case EXPM1 -> x.expm1();
        case LOG -> x.log();
        case LOG1P -> x.log1p();
        case LOG10 -> x.log10();
        case SIN -> x.sin();
        case COS -> x.cos();
        case TAN -> x.tan();
        case ASIN -> x.asin();
        case ACOS -> x.acos();
        case ATAN -> x.atan();
        case SINH -> x.sinh();
        case COSH -> x.cosh();
        case TANH -> x.tanh();
        case CBRT -> x.cbrt();
      };
    }

    double ofDouble(double x) {
      return switch (this) {
        case EXP -> Math.exp(x);
        case EXPM1 -> Math.expm1(x);
        case LOG -> Math.log(x);
        case LOG1P -> Math.log1p(x);
        case LOG10 -> Math.log10(x);
        case SIN -> Math.sin(x);
        case COS -> Math.cos(x);
        case TAN -> Math.tan(x);
        case ASIN -> Math.asin(x);
        case ACOS -> Math.acos(x);
        case ATAN -> Math.atan(x);
        case SINH -> Math.sinh(x);
        case COSH -> Math.cosh(x);
        case TANH -> Math.tanh(x);
        case CBRT -> Math.cbrt(x);
      };
    }

    /// (ln |f|)′ from a difference of doubles.
    double stretch(double x) {
      double h = 1e-6 * Math.abs(x);
      double slope = (ofDouble(x + h) - ofDouble(x - h)) / (2 * h);
      return Double.isFinite(slope) ? slope / ofDouble(x) : 1e6;
    }
  }

  @Test
  @DisplayName("π, e and ln 2 have the digits of the tables")
  void constantsAreThoseOfTheTables() {
    BigFloatFormat format = BigFloatFormat.of(200);
    assertDigits("3.14159265358979323846264338327950288419716939937510582",
        format.getOne().getPi());
    assertDigits("2.71828182845904523536028747135266249775724709369995957", format.getOne().exp());
    assertDigits("0.69314718055994530941723212145817656807550013436025525", format.number(2).log());
  }

  /// Hipparchus' decimal numbers are another program's.
  @Test
  @DisplayName("Elementary functions agree with those of Hipparchus' decimal numbers")
  void elementaryFunctionsAreThoseOfAnotherProgram() {
    BigFloatFormat format = BigFloatFormat.of(200);
    var decimals = new DfpField(100);
    for (double argument : new double[] {0.003, -0.4, 0.75, 1.25, -2.5, 20.125}) {
      BigFloat x = format.number(argument);
      Dfp same = decimals.newDfp(argument);
      for (Function function : Function.values()) {
        // Its arctangent is good to 30 digits only; the test below has ours.
        boolean arctangent =
            List.of(Function.ATAN, Function.ASIN, Function.ACOS).contains(function);
        if (arctangent
            || Double.isNaN(function.ofDouble(argument))
            || (argument < 0 && function == Function.CBRT)) {
          continue;
        }
        BigDecimal expected = new BigDecimal(function.of(same).toString());
        BigDecimal error = function.of(x).toBigDecimal().subtract(expected).abs();
        // 2 units of 2^-200
        assertTrue(
            error.compareTo(expected.abs().multiply(new BigDecimal("1.3e-60"))) <= 0,
            () -> function + " of " + argument + " is " + function.of(x) + " not " + expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 200, 1024})
  @DisplayName("Inverse functions undo their functions")
  void inverseFunctionsUndo(int bits) {
    BigFloatFormat format = BigFloatFormat.of(bits);
    BigFloatFormat wide = BigFloatFormat.ofAny(bits + 64);
    for (double argument : new double[] {1e-9, 0.003, -0.4, 0.75, 0.999}) {
      BigFloat x = format.number(argument);
      // The function is evaluated with more bits, so that what is left is the inverse's error.
      List<BigFloat> undone =
          List.of(
              x.asin().in(wide).sin(),
              x.atan().in(wide).tan(),
              x.atanh().in(wide).tanh(),
              x.asinh().in(wide).sinh(),
              x.log1p().in(wide).expm1(),
              x.abs().log().in(wide).exp().copySign(x));
      for (int i = 0; i < undone.size(); i++) {
        // exp(log x) stretches half a unit of a logarithm of size 20.
        BigFloat error = undone.get(i).subtract(x.in(wide)).abs();
        assertTrue(
            error.compareTo(x.ulp().in(wide).multiply(i == 5 ? 16 : 2)) <= 0,
            argument + " by inverse " + i);
      }
    }
  }

  private static void assertDigits(String digits, BigFloat value) {
    BigDecimal difference = new BigDecimal(digits).subtract(value.toBigDecimal()).abs();
    assertTrue(difference.compareTo(new BigDecimal("1e-52")) < 0,
        () -> value + " is not " + digits);
  }
}
