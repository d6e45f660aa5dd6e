package chaoscast.core.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  private static final RandomGenerator RANDOM = new Seed(7).generator();

  /// Any exponent, any mantissa: every bit pattern is as likely as any other.
  private static double anyDouble() {
    return Double.longBitsToDouble(RANDOM.nextLong());
  }

  @Test
  void aFlushingFormatHasZeroBelowTheLeastNormalNumberAndIsTheSameAbove() {
    Arithmetic gradual = Arithmetic.reduced(12, 4);
    Arithmetic flushing = Arithmetic.parse("reduced(12,4,flush)");
    double least = 1.0 / 64; // 2^(2 − 2^3)

    assertEquals(least, flushing.round(least));
    assertEquals(0, flushing.round(Math.nextDown(least)));
    assertEquals(-least, gradual.round(-Math.nextDown(least)), "gradual underflow rounds");
    assertEquals(-0.0, flushing.round(-1e-5), "the sign stays");
    for (double value = least; value < 300; value *= 1.01) {
      assertEquals(gradual.round(value), flushing.round(value));
    }
    assertEquals(flushing, Arithmetic.parse(flushing.name()));
  }

  @Test
  void everyPatternOfBinary16IsItsOwnRounding() {
    for (int pattern = 0; pattern < 1 << 16; pattern++) {
      double value = Float.float16ToFloat((short) pattern);
      assertEquals(value, Arithmetic.BINARY16.round(value), "pattern " + pattern);
    }
  }

  @Test
  void everyPatternOfBfloat16IsItsOwnRounding() {
    for (int pattern = 0; pattern < 1 << 16; pattern++) {
      double value = Float.intBitsToFloat(pattern << 16);
      assertEquals(value, Arithmetic.BFLOAT16.round(value), "pattern " + pattern);
    }
  }

  @Test
  void binary16RoundsFloatsAsTheJdkDoes() {
    for (int i = 0; i < 1_000_000; i++) {
      float value = (float) (RANDOM.nextGaussian() * Math.pow(2, RANDOM.nextInt(-30, 20)));
      float expected = Float.float16ToFloat(Float.floatToFloat16(value));
      assertEquals(expected, (float) Arithmetic.BINARY16.round(value), () -> "of " + value);
    }
  }

  @Test
  void reducedWithTheWidthsOfBinary32EqualsTheCastToFloat() {
    var binary32 = new FloatFormat("test", 23, 8);
    for (int i = 0; i < 1_000_000; i++) {
      double value = i % 2 == 0 ? anyDouble() : RANDOM.nextGaussian();
      assertEquals((double) (float) value, binary32.roundToWidths(value), () -> "of " + value);
    }
  }

  @Test
  void reduced10And5IsBinary16BitForBit() {
    Arithmetic reduced = Arithmetic.reduced(10, 5);
    for (int pattern = 0; pattern < 1 << 16; pattern++) {
      double value = Float.float16ToFloat((short) pattern);
      assertSameBits(value, reduced.round(value), value);
    }
    for (int i = 0; i < 1_000_000; i++) {
      double value = i % 2 == 0 ? anyDouble() : RANDOM.nextGaussian() * Math.pow(2, i % 50 - 28);
      assertSameBits(Arithmetic.BINARY16.round(value), reduced.round(value), value);
      float narrow = (float) value;
      assertSameBits(
          Float.float16ToFloat(Float.floatToFloat16(narrow)), reduced.round(narrow), narrow);
    }
  }

  @Test
  void reduced7And8IsBfloat16BitForBit() {
    Arithmetic reduced = Arithmetic.reduced(7, 8);
    for (int pattern = 0; pattern < 1 << 16; pattern++) {
      double value = Float.intBitsToFloat(pattern << 16);
      assertSameBits(value, reduced.round(value), value);
    }
    for (int i = 0; i < 1_000_000; i++) {
      float value = i % 2 == 0 ? Float.intBitsToFloat(RANDOM.nextInt()) : (float) anyDouble();
      if (Float.isNaN(value)) {
        continue;
      }
      int bits = Float.floatToRawIntBits(value);
      int rounded = bits + 0x7FFF + ((bits >>> 16) & 1) & 0xFFFF0000; // carries, ties to even
      assertSameBits(
          Float.isInfinite(value) ? value : Float.intBitsToFloat(rounded),
          reduced.round(value),
          value);
    }
  }

  @Test
  void everyWidthRoundsAsTheQuantumSays() {
    for (int i = 0; i < 1_000_000; i++) {
      int mantissaBits = RANDOM.nextInt(1, 53);
      int exponentBits = RANDOM.nextInt(2, 12);
      double value = i % 2 == 0 ? anyDouble() : RANDOM.nextGaussian() * Math.pow(2, i % 40 - 30);
      double expected = byQuantum(value, mantissaBits, exponentBits);
      double actual = new FloatFormat("test", mantissaBits, exponentBits).roundToWidths(value);
      assertSameBits(expected, actual, value);
    }
  }

  /// The definition: the nearest multiple of the distance between the format's neighbours.
  private static double byQuantum(double value, int mantissaBits, int exponentBits) {
    if (!Double.isFinite(value)) {
      return value;
    }
    int bias = (1 << (exponentBits - 1)) - 1;
    int exponent = Math.max(Math.getExponent(value), 1 - bias) - mantissaBits;
    // By powers of two, in steps that stay among the normal numbers, so that all but rint is exact.
    double quanta = Math.scalb(value, -exponent / 2);
    quanta = Math.scalb(quanta, -exponent + exponent / 2);
    double rounded =
        Math.scalb(Math.scalb(Math.rint(quanta), exponent / 2), exponent - exponent / 2);
    double greatest = (2 - Math.scalb(1.0, -mantissaBits)) * Math.scalb(1.0, bias);
    return Math.copySign(
        Math.abs(rounded) > greatest ? Double.POSITIVE_INFINITY : rounded, value);
  }

  private static void assertSameBits(double expected, double actual, double value) {
    if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
      assertEquals(expected, actual, "of " + value);
      assertEquals(1 / expected, 1 / actual, "sign of " + value);
    }
  }

  @Test
  void reducedTakesItsNameFromItsWidths() {
    assertEquals(Arithmetic.reduced(12, 10), Arithmetic.parse("reduced(12,10)"));
    assertEquals(Arithmetic.BFLOAT16, Arithmetic.parse("bfloat16"));
  }

  @Test
  void tiesGoToTheEvenNeighbour() {
    Arithmetic twoBits = Arithmetic.reduced(2, 5);
    assertEquals(1.0, twoBits.round(1.125));
    assertEquals(1.5, twoBits.round(1.375));
    assertEquals(-1.0, twoBits.round(-1.125));
  }

  @Test
  void overflowIsInfiniteAndUnderflowIsGradual() {
    assertEquals(65504, Arithmetic.BINARY16.round(65519.99));
    assertEquals(Double.POSITIVE_INFINITY, Arithmetic.BINARY16.round(65520));
    assertEquals(0x1p-24, Arithmetic.BINARY16.round(0.75 * 0x1p-24));
    assertEquals(0, Arithmetic.BINARY16.round(0x1p-25));
  }

  @Test
  void roundsEveryRealColumnOfABlock() {
    DenseMatrix block = DenseMatrix.zeros(2, 3);
    block.set(1, 2, 1.0 / 3);
    Arithmetic.BINARY16.round(block);
    assertEquals(0.333251953125, block.get(1, 2));
  }

  @Test
  void anInnerProductIsAccumulatedIn32BitsAndRoundedOnce() {
    DenseMatrix weights = DenseMatrix.of(new double[] {1, 1, 1}, 1, 3);
    DenseMatrix values = DenseMatrix.of(new double[] {2048, 1, 1}, 3, 1);
    DenseMatrix out = DenseMatrix.zeros(1, 1);
    Arithmetic.BINARY16.multiply(weights, values, out);
    assertEquals(2050, out.get(0, 0), "2048 + 1 would stay 2048 in binary16");
    values.set(0, 0, 0x1p24);
    Arithmetic.BINARY32.multiply(weights, values, out);
    assertEquals(0x1p24, out.get(0, 0), "2^24 + 1 stays 2^24 in binary32");
  }

  @Test
  void formatsWiderThanBinary32InMantissaOrExponentAreAccumulatedIn64Bits() {
    DenseMatrix weights = DenseMatrix.of(new double[] {1, 1, 1}, 1, 3);
    DenseMatrix values = DenseMatrix.of(new double[] {0x1p24, 1, -0x1p24}, 3, 1);
    DenseMatrix out = DenseMatrix.zeros(1, 1);
    Arithmetic.reduced(10, 9).multiply(weights, values, out);
    assertEquals(1, out.get(0, 0), "2^24 + 1 is a number of binary64");
    Arithmetic.reduced(24, 8).multiply(weights, values, out);
    assertEquals(1, out.get(0, 0));
    Arithmetic.reduced(10, 8).multiply(weights, values, out);
    assertEquals(0, out.get(0, 0), "2^24 + 1 stays 2^24 in binary32");
  }

  @Test
  void anUnknownNameIsRejectedWithTheKnownOnes() {
    var error = assertThrows(InputException.class, () -> Arithmetic.parse("float8"));
    assertEquals(
        "precision must be one of binary64, binary32, binary16, bfloat16, reduced(m,e),"
            + " reduced(m,e,flush), binary(p) but was 'float8'",
        error.getMessage());
  }

  @Test
  void formatsOfMoreBitsHaveLongNumbersAndAreRefusedByWhatComputesInDoubles() {
    Arithmetic wide = Arithmetic.parse("binary(512)");
    assertEquals(Arithmetic.binary(512), wide);
    assertEquals("binary(512)", wide.name());
    assertEquals(512, wide.longNumbers().orElseThrow().bits());
    assertTrue(Arithmetic.BINARY64.longNumbers().isEmpty());
    assertEquals(1e-320, wide.round(1e-320));
    var beyond = assertThrows(InputException.class, () -> Arithmetic.parse("binary(4097)"));
    assertTrue(beyond.getMessage().contains("53 … 4096 but were 4097"), beyond.getMessage());
    var error =
        assertThrows(
            InputException.class, () -> Precision.FULL.with(wide, Scope.ALL));
    assertTrue(
        error.getMessage().startsWith(
            "a surrogate computes in doubles: its precision must be binary64 or less but was binary(512)"),
        error.getMessage());
  }
}
