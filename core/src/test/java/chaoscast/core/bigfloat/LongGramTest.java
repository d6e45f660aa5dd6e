package chaoscast.core.bigfloat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Gram matrices of long numbers by products of doubles")
final class LongGramTest {
  /// @return rows × columns numbers of many sizes, some of them zero, below 2^exponent
  private static BigFloat[][] numbers(BigFloatFormat format, int rows, int[] exponents) {
    var random = new Random(7);
    var numbers = new BigFloat[rows][exponents.length];
    for (BigFloat[] row : numbers) {
      for (int j = 0; j < row.length; j++) {
        var whole = new BigInteger(format.bits(), random);
        row[j] =
            random.nextInt(9) == 0 ? format.getZero()
                : format
                    .rounded(
                        random.nextBoolean() ? whole.negate() : whole,
                        (long) exponents[j] - format.bits() - random.nextInt(40), true);
      }
    }
    return numbers;
  }

  private static long[] words(BigFloatFormat format, BigFloat[][] numbers, int from, int to) {
    int columns = numbers[0].length;
    long[] words = new long[(to - from) * columns * format.words()];
    for (int i = from; i < to; i++) {
      for (int j = 0; j < columns; j++) {
        numbers[i][j].copyTo(words, ((i - from) * columns + j) * format.words());
      }
    }
    return words;
  }

  @Test
  @DisplayName("Every sum is the exact one of decimals but for a unit in the last place of the columns' bounds")
  void sumsAreThoseOfDecimals() {
    int[] exponents = {0, 5, -70, 300};
    int rows = 40;
    for (int bits : new int[] {64, 113, 512, 700, 4096}) {
      BigFloatFormat format = BigFloatFormat.of(bits);
      BigFloat[][] numbers = numbers(format, rows, exponents);
      var gram = new LongGram(format, exponents, 2);
      gram.add(words(format, numbers, 0, 33), 33);
      gram.add(words(format, numbers, 33, rows), rows - 33);
      long[] result = gram.result();
      for (int i = 0; i < exponents.length; i++) {
        for (int j = 0; j < exponents.length; j++) {
          BigDecimal sum = BigDecimal.ZERO;
          for (BigFloat[] row : numbers) {
            sum = sum.add(row[i].toBigDecimal().multiply(row[j].toBigDecimal()));
          }
          BigFloat found =
              BigFloat.from(format, result, (i * exponents.length + j) * format.words());
          BigDecimal error = found.toBigDecimal().subtract(sum).abs();
          // Rounding of the result, at most rows · 2^(E_i + E_j), is the larger part.
          BigDecimal most =
              format.getOne().scalb(exponents[i] + exponents[j] - bits + 6).toBigDecimal();
          assertTrue(
              error.compareTo(most) < 0, "%d bits, %d, %d: %s".formatted(bits, i, j, error));
        }
      }
    }
  }

  @Test
  @DisplayName("Neither threads nor the division into blocks change a bit")
  void threadsAndBlocksChangeNothing() {
    BigFloatFormat format = BigFloatFormat.of(200);
    int[] exponents = {3, 0, -2};
    BigFloat[][] numbers = numbers(format, 30, exponents);
    var whole = new LongGram(format, exponents, 1);
    whole.add(words(format, numbers, 0, 30), 30);
    var parts = new LongGram(format, exponents, 3);
    parts.add(words(format, numbers, 0, 11), 11);
    parts.add(words(format, numbers, 11, 30), 19);
    assertArrayEquals(whole.result(), parts.result());
  }

  @Test
  @DisplayName("A sum as large as can be comes back: 1024 rows of the number below the bound")
  void largestSumComesBack() {
    BigFloatFormat format = BigFloatFormat.of(64);
    BigFloat most = format.rounded(BigInteger.TWO.pow(64).subtract(BigInteger.ONE), -64, false);
    long[] block = new long[LongGram.BLOCK * format.words()];
    for (int i = 0; i < LongGram.BLOCK; i++) {
      most.copyTo(block, i * format.words());
    }
    var gram = new LongGram(format, new int[] {0}, 1);
    gram.add(block, LongGram.BLOCK);
    BigDecimal exact =
        most.toBigDecimal().pow(2).multiply(BigDecimal.valueOf(LongGram.BLOCK));
    assertEquals(format.number(exact), BigFloat.from(format, gram.result(), 0));
  }

  @Test
  @DisplayName("A number beyond its column's bound is named")
  void refusesNumbersBeyondTheBound() {
    BigFloatFormat format = BigFloatFormat.of(64);
    long[] block = new long[format.words()];
    format.number(1).copyTo(block, 0);
    var gram = new LongGram(format, new int[] {0}, 1);
    assertTrue(
        assertThrows(InputException.class, () -> gram.add(block, 1)).getMessage()
            .contains("column 0 must be below 2^0 in magnitude but row 0 holds 1"));
  }
}
