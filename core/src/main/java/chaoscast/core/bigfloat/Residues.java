package chaoscast.core.bigfloat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whole numbers by their remainders: x mod m_i for primes m_i whose product M is more than 4 |x|.
///
///     x = Σ_i y_i (M / m_i) − q M,   y_i = x (M / m_i)⁻¹ mod m_i,   q = ⌊Σ_i y_i / m_i + 1/2⌋
///
/// Sums and products of whole numbers are those of their remainders, one modulus at a time, in numbers so small that
/// doubles hold them. Digits are counted in base 2³².
///
/// Source: H. L. Garner, The residue number system, IRE Trans. Electron. Comput. EC-8 (1959) 140–147,
/// doi:10.1109/TEC.1959.5219515.
final class Residues {
  /// Remainders are in ±2²¹, so that 1024 products of two of them add up to 2⁵² at most.
  static final int MODULUS_BITS = 22;

  private static final int DIGIT = Integer.SIZE;
  private static final long LOW = 0xffff_ffffL;

  private final int[] moduli;
  /// 2^(32 k) mod m_i.
  private final long[][] powers;
  private final long[] inverses;
  /// M / m_i in digits, and M.
  private final long[][] cofactors;
  private final long[] product;

  /// @param bits   log₂ of what the numbers may reach in magnitude
  /// @param digits of the numbers that remainders are taken of, at most 511
  Residues(int bits, int digits) {
    List<Integer> primes = new ArrayList<>();
    BigInteger all = BigInteger.ONE;
    for (int candidate = (1 << MODULUS_BITS) - 1; all.bitLength() < bits + 3; candidate -= 2) {
      if (isPrime(candidate)) {
        primes.add(candidate);
        all = all.multiply(BigInteger.valueOf(candidate));
      }
    }
    moduli = primes.stream().mapToInt(Integer::intValue).toArray();
    powers = new long[moduli.length][digits];
    inverses = new long[moduli.length];
    cofactors = new long[moduli.length][];
    product = digits(all, 0);
    for (int i = 0; i < moduli.length; i++) {
      BigInteger modulus = BigInteger.valueOf(moduli[i]);
      long power = 1;
      for (int k = 0; k < digits; k++) {
        powers[i][k] = power;
        power = (power << DIGIT) % moduli[i];
      }
      BigInteger cofactor = all.divide(modulus);
      inverses[i] = cofactor.modInverse(modulus).longValue();
      cofactors[i] = digits(cofactor, product.length);
    }
  }

  private static boolean isPrime(int odd) {
    for (int divisor = 3; divisor * divisor <= odd; divisor += 2) {
      if (odd % divisor == 0) {
        return false;
      }
    }
    return true;
  }

  /// @param least how many at least
  private static long[] digits(BigInteger value, int least) {
    long[] digits = new long[Math.max(least, value.bitLength() / DIGIT + 1)];
    for (int k = 0; k < digits.length; k++) {
      digits[k] = value.shiftRight(k * DIGIT).longValue() & LOW;
    }
    return digits;
  }

  /// @return how many moduli there are
  int count() {
    return moduli.length;
  }

  /// @return modulus i
  int modulus(int i) {
    return moduli[i];
  }

  /// The remainders of several numbers.
  ///
  /// @param digits magnitudes, the least significant digit first; `count` numbers from `from` on; not modified
  /// @param signs  −1, 0 or 1 of every number, from `at` on; not modified
  /// @param out    modified: `count` remainders of modulus i, in ±m_i / 2
  void of(int i, int[] digits, int from, byte[] signs, int at, double[] out, int count) {
    long[] power = powers[i];
    int modulus = moduli[i];
    int half = modulus / 2;
    double inverse = 1.0 / modulus;
    int first = from;
    for (int n = 0; n < count; n++) {
      long sum = 0;
      for (int k = 0; k < power.length; k++) {
        sum += (digits[first + k] & LOW) * power[k];
      }
      first += power.length;
      // The quotient is off by one at most.
      int rest = (int) (sum - ((long) (sum * inverse)) * modulus);
      rest += rest < 0 ? modulus : 0;
      rest -= rest > half ? modulus : 0;
      out[n] = signs[at + n] * rest;
    }
  }

  /// Adds whole numbers to remainders.
  ///
  /// @param values whole numbers of magnitude 2⁵³ at most; not modified
  /// @param sums   remainders of modulus i in ±m_i / 2 from `at` on; modified
  void add(int i, double[] values, int[] sums, int at, int count) {
    double modulus = moduli[i];
    int whole = moduli[i];
    int half = whole / 2;
    double inverse = 1.0 / modulus;
    for (int n = 0; n < count; n++) {
      double rest = Math.fma(-Math.rint(values[n] * inverse), modulus, values[n]);
      int sum = sums[at + n] + (int) rest;
      sum -= sum > half ? whole : 0;
      sum += sum < -half ? whole : 0;
      sums[at + n] = sum;
    }
  }

  /// @param sums remainders, of modulus i at (i stride + at); not modified
  /// @return the number that has them
  BigInteger number(int[][] sums, int at) {
    long[] total = new long[product.length];
    double turns = 0;
    for (int i = 0; i < moduli.length; i++) {
      long y = sums[i][at] * inverses[i] % moduli[i];
      y += y < 0 ? moduli[i] : 0;
      turns += (double) y / moduli[i];
      long[] cofactor = cofactors[i];
      for (int k = 0; k < total.length; k++) {
        total[k] += y * cofactor[k];
      }
    }
    long whole = Math.round(turns);
    byte[] bytes = new byte[(total.length + 1) * Integer.BYTES];
    long carry = 0;
    for (int k = 0; k < total.length; k++) {
      long digit = total[k] - whole * product[k] + carry;
      carry = digit >> DIGIT;
      put((int) digit, bytes, k);
    }
    put((int) carry, bytes, total.length);
    return new BigInteger(bytes);
  }

  private static void put(int digit, byte[] bytes, int k) {
    int end = bytes.length - k * Integer.BYTES;
    for (int b = 1; b <= Integer.BYTES; b++) {
      bytes[end - b] = (byte) (digit >>> (Byte.SIZE * (b - 1)));
    }
  }

  @Override
  public String toString() {
    return "remainders of " + Arrays.toString(moduli);
  }
}
