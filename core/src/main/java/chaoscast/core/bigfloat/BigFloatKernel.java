package chaoscast.core.bigfloat;

import chaoscast.core.InputException;
import java.math.BigInteger;
import java.util.Arrays;

/// Arithmetic on numbers of one format that lie in `long[]`s, a number at every multiple of
/// [BigFloatFormat#words()].
///
/// Every operation is correctly rounded: the exact result, rounded once to nearest, ties to even. Operands and
/// result may be the same number. Nothing is allocated by [#add], [#subtract], [#multiply] and [#scale]. A kernel has
/// scratch memory and serves one thread.
///
///     BigFloatKernel kernel = format.kernel();
///     kernel.multiply(x, i * format.words(), x, i * format.words(), square, 0);
public final class BigFloatKernel {
  private static final int LIMB = Long.SIZE;
  /// From how many limbs on it pays to leave the lower half of a product out.
  private static final int SHORTEST = 4;
  /// The bits of the guard limb that tell whether what was left out can change the rounding.
  private static final long CERTAIN = (1L << (LIMB - 3)) - 1;

  private final int bits;
  private final int limbs;
  private final int words;
  /// Bits of the last limb below the significand.
  private final int spare;
  private final long[] product;
  private final long[] left;
  private final long[] right;

  BigFloatKernel(BigFloatFormat format) {
    this.bits = format.bits();
    this.limbs = format.limbs();
    this.words = format.words();
    this.spare = LIMB * limbs - bits;
    this.product = new long[Math.max(2 * limbs, limbs + 2)];
    this.left = new long[limbs + 1];
    this.right = new long[limbs + 1];
  }

  /// out = a + b.
  ///
  /// @param a    words; the number begins at `at`
  /// @param b    words; the number begins at `bt`
  /// @param out  words; modified from `to` on
  public void add(long[] a, int at, long[] b, int bt, long[] out, int to) {
    sum(a, at, a[at], b, bt, b[bt], out, to);
  }

  /// out = a − b.
  ///
  /// @param a    words; the number begins at `at`
  /// @param b    words; the number begins at `bt`
  /// @param out  words; modified from `to` on
  public void subtract(long[] a, int at, long[] b, int bt, long[] out, int to) {
    sum(a, at, a[at], b, bt, Words.negated(b[bt]), out, to);
  }

  /// out = a · b.
  ///
  /// @param a    words; the number begins at `at`
  /// @param b    words; the number begins at `bt`
  /// @param out  words; modified from `to` on
  public void multiply(long[] a, int at, long[] b, int bt, long[] out, int to) {
    long p = a[at];
    long q = b[bt];
    boolean negative = (p ^ q) < 0;
    int kinds = special(p, q);
    if (kinds != 0) {
      specialProduct(Words.kind(p), Words.kind(q), negative, out, to);
      return;
    }
    long[] w = product;
    long exponent = (long) Words.exponent(p) + Words.exponent(q);
    int top = 2 * limbs - 1;
    int guard = top - limbs;
    int first = firstLimb(a, at);
    int second = firstLimb(b, bt);
    boolean rounded = false;
    if (limbs >= SHORTEST && (limbs - first) * (limbs - second) * 2 > limbs * limbs) {
      upperColumns(a, at + 1, b, bt + 1, limbs - 2, w);
      // The columns left out add less than `limbs` units to the guard limb.
      long low = w[guard] & CERTAIN;
      rounded = low != 0 && low < CERTAIN - limbs;
    }
    if (!rounded) {
      allColumns(a, at + 1, first, b, bt + 1, second, w);
      // What lies below the guard limb only matters for being zero or not.
      long lost = 0;
      for (int i = guard - 1; i >= 0; i--) {
        lost |= w[i];
      }
      if (lost != 0) {
        w[guard] |= 1;
      }
    }
    if (w[top] >= 0) {
      // The lowest bit of the guard limb is at least two bits below the significand, so that it keeps its meaning.
      for (int i = top; i > guard; i--) {
        w[i] = (w[i] << 1) | (w[i - 1] >>> (LIMB - 1));
      }
      w[guard] = (w[guard] << 1) | (w[guard] & 1);
      exponent--;
    }
    round(w, top, negative, exponent, out, to);
  }

  /// out = a · 2^power, exactly.
  ///
  /// @param a     words; the number begins at `at`
  /// @param power any
  /// @param out   words; modified from `to` on
  public void scale(long[] a, int at, int power, long[] out, int to) {
    long header = a[at];
    System.arraycopy(a, at, out, to, words);
    if (Words.kind(header) == Words.FINITE) {
      setHeader(Words.negative(header), (long) Words.exponent(header) + power, out, to);
    }
  }

  /// out = −a.
  ///
  /// @param a   words; the number begins at `at`
  /// @param out words; modified from `to` on
  public void negate(long[] a, int at, long[] out, int to) {
    System.arraycopy(a, at, out, to, words);
    out[to] = Words.negated(out[to]);
  }

  /// out = a / b.
  ///
  /// @param a   words; the number begins at `at`
  /// @param b   words; the number begins at `bt`
  /// @param out words; modified from `to` on
  public void divide(long[] a, int at, long[] b, int bt, long[] out, int to) {
    long p = a[at];
    long q = b[bt];
    boolean negative = (p ^ q) < 0;
    if (special(p, q) != 0) {
      specialQuotient(Words.kind(p), Words.kind(q), negative, out, to);
      return;
    }
    BigInteger dividend = magnitude(a, at).shiftLeft(LIMB * limbs + 2);
    BigInteger[] quotient = dividend.divideAndRemainder(magnitude(b, bt));
    long exponent = (long) Words.exponent(p) - Words.exponent(q) - (long) LIMB * limbs - 2;
    set(negative, quotient[0], exponent, quotient[1].signum() != 0, out, to);
  }

  /// out = √a; not a number below zero.
  ///
  /// @param a   words; the number begins at `at`
  /// @param out words; modified from `to` on
  public void squareRoot(long[] a, int at, long[] out, int to) {
    long header = a[at];
    int kind = Words.kind(header);
    if (kind != Words.FINITE) {
      System.arraycopy(a, at, out, to, words);
      if (kind == Words.INFINITE && Words.negative(header)) {
        setSpecial(false, Words.NOT_A_NUMBER, out, to);
      }
      return;
    }
    if (Words.negative(header)) {
      setSpecial(false, Words.NOT_A_NUMBER, out, to);
      return;
    }
    // a = m · 2^s with an even s and √m of more than p bits.
    int shift = LIMB * limbs + 4;
    long scale = (long) Words.exponent(header) - (long) LIMB * limbs - shift;
    if ((scale & 1) != 0) {
      shift++;
      scale--;
    }
    BigInteger[] root = magnitude(a, at).shiftLeft(shift).sqrtAndRemainder();
    set(false, root[0], scale / 2, root[1].signum() != 0, out, to);
  }

  /// Compares two numbers.
  ///
  /// @return negative, zero or positive as a is less than, equal to or greater than b; not a number is greater than
  ///     any, and zeros are equal
  public int compare(long[] a, int at, long[] b, int bt) {
    int p = order(a[at]);
    int q = order(b[bt]);
    if (p != q || Words.kind(a[at]) != Words.FINITE) {
      return Integer.compare(p, q);
    }
    int magnitudes = compareMagnitudes(a, at, b, bt);
    return Words.negative(a[at]) ? -magnitudes : magnitudes;
  }

  private static int order(long header) {
    int sign = Words.negative(header) ? -1 : 1;
    return switch (Words.kind(header)) {
      case Words.ZERO -> 0;
      case Words.FINITE -> sign;
      case Words.INFINITE -> 2 * sign;
      default -> 3;
    };
  }

  /// out = value, which every format holds exactly.
  ///
  /// @param value any
  /// @param out   words; modified from `to` on
  public void set(double value, long[] out, int to) {
    if (value == 0 || Double.isInfinite(value) || Double.isNaN(value)) {
      int kind =
          value == 0
              ? Words.ZERO
              : Double.isNaN(value) ? Words.NOT_A_NUMBER : Words.INFINITE;
      setSpecial(Double.doubleToRawLongBits(value) < 0 && kind != Words.NOT_A_NUMBER, kind, out,
          to);
      return;
    }
    long raw = Double.doubleToRawLongBits(value);
    int biased = (int) (raw >>> 52) & 0x7ff;
    long fraction = raw & ((1L << 52) - 1);
    long significand = biased == 0 ? fraction : fraction | (1L << 52);
    int shift = Long.numberOfLeadingZeros(significand);
    // ±significand · 2^(biased − 1075) = ±0.m · 2^(biased − 1075 + 64 − shift)
    int exponent = Math.max(biased, 1) - 1075 + LIMB - shift;
    Arrays.fill(out, to + 1, to + limbs, 0);
    out[to + limbs] = significand << shift;
    out[to] = Words.header(value < 0, Words.FINITE, exponent);
    if (bits < LIMB) {
      long[] w = left;
      Arrays.fill(w, 0);
      w[limbs] = significand << shift;
      round(w, limbs, value < 0, exponent, out, to);
    }
  }

  /// The nearest double, ties to even.
  ///
  /// @param a words; the number begins at `at`
  public double toDouble(long[] a, int at) {
    long header = a[at];
    double sign = Words.negative(header) ? -1.0 : 1.0;
    return switch (Words.kind(header)) {
      case Words.ZERO -> sign * 0.0;
      case Words.INFINITE -> sign * Double.POSITIVE_INFINITY;
      case Words.NOT_A_NUMBER -> Double.NaN;
      default -> {
        long top = a[at + limbs];
        for (int i = at + 1; i < at + limbs; i++) {
          if (a[i] != 0) {
            top |= 1;
          }
        }
        yield sign * fraction(top, Words.exponent(header));
      }
    };
  }

  /// @param top      bits of 0.m, the lowest one set where something lies below it
  /// @param exponent e in 0.m · 2^e
  private static double fraction(long top, int exponent) {
    if (exponent > 1024) {
      return Double.POSITIVE_INFINITY;
    }
    if (exponent < -1074) {
      return 0;
    }
    int kept = Math.min(53, exponent + 1074);
    int dropped = LIMB - kept;
    long significand = dropped == LIMB ? 0 : top >>> dropped;
    long rest = dropped == LIMB ? top : top & ((1L << dropped) - 1);
    int order = Long.compareUnsigned(rest, 1L << (dropped - 1));
    if (order > 0 || (order == 0 && (significand & 1) != 0)) {
      significand++;
    }
    return Math.scalb((double) significand, exponent - kept);
  }

  /// @param a words; the number begins at `at`, is finite and has [BigFloatFormat#limbs()] limbs behind its header,
  ///          the least significant first
  /// @return s = −1, 0 or 1 in s · Σ_k limb_k 2^(64 k) · 2^unit
  public int sign(long[] a, int at) {
    return Words.kind(a[at]) == Words.ZERO ? 0 : Words.negative(a[at]) ? -1 : 1;
  }

  /// @param a words; the number begins at `at` and is finite
  /// @return the power of two of a unit of the lowest limb; 0 for zero
  public int unit(long[] a, int at) {
    return Words.kind(a[at]) == Words.ZERO ? 0 : Words.exponent(a[at]) - LIMB * limbs;
  }

  /// out = sign · Σ_k source_k 2^(64 k) · 2^unit, as [#sign] and [#unit] take it apart.
  ///
  /// @param sign   −1, 0 or 1
  /// @param source limbs, the least significant at `from`
  /// @param out    words; modified from `to` on
  /// @throws InputException if the limbs are not those of a number of this format
  public void set(int sign, long[] source, int from, int unit, long[] out, int to) {
    if (sign == 0) {
      setSpecial(false, Words.ZERO, out, to);
      return;
    }
    long below = spare == 0 ? 0 : source[from] & ((1L << spare) - 1);
    long exponent = (long) unit + (long) LIMB * limbs;
    if (Math.abs(sign) != 1 || source[from + limbs - 1] >= 0 || below != 0
        || Math.abs(exponent) > Words.LARGEST_EXPONENT) {
      throw new InputException(
          "a number of binary(%d) must have a sign of -1, 0 or 1, the highest bit of its last limb set and the lowest %d bits of its first clear, but is %d · (%s … %s) · 2^%d"
              .formatted(
                  bits, spare, sign, Long.toHexString(source[from + limbs - 1]),
                  Long.toHexString(source[from]), unit));
    }
    System.arraycopy(source, from, out, to + 1, limbs);
    setHeader(sign < 0, exponent, out, to);
  }

  /// out = ±magnitude · 2^scale, rounded.
  ///
  /// @param sticky whether a part of a unit is to be added to the magnitude
  void set(
      boolean negative,
      BigInteger magnitude,
      long scale,
      boolean sticky,
      long[] out,
      int to) {
    int length = magnitude.bitLength();
    if (length == 0) {
      setSpecial(negative, Words.ZERO, out, to);
      return;
    }
    int held = LIMB * (limbs + 1);
    BigInteger aligned = magnitude;
    boolean rest = sticky;
    if (length > held) {
      rest |= magnitude.getLowestSetBit() < length - held;
      aligned = magnitude.shiftRight(length - held);
    } else {
      aligned = magnitude.shiftLeft(held - length);
    }
    long[] w = left;
    toLimbs(aligned, w);
    if (rest) {
      w[0] |= 1;
    }
    round(w, limbs, negative, scale + length, out, to);
  }

  /// The limbs as a whole number: |a| = magnitude · 2^(e − 64 · limbs).
  BigInteger magnitude(long[] a, int at) {
    byte[] bytes = new byte[limbs * Long.BYTES];
    for (int i = 0; i < limbs; i++) {
      long limb = a[at + limbs - i];
      for (int k = 0; k < Long.BYTES; k++) {
        bytes[i * Long.BYTES + k] = (byte) (limb >>> (56 - 8 * k));
      }
    }
    return new BigInteger(1, bytes);
  }

  private static void toLimbs(BigInteger value, long[] w) {
    byte[] bytes = value.toByteArray();
    Arrays.fill(w, 0);
    for (int i = 0; i < bytes.length; i++) {
      int position = bytes.length - 1 - i;
      int limb = i / Long.BYTES;
      if (limb < w.length) {
        w[limb] |= (bytes[position] & 0xffL) << (8 * (i % Long.BYTES));
      }
    }
  }

  private void sum(
      long[] a, int at, long p, long[] b, int bt, long q, long[] out, int to) {
    if (special(p, q) != 0) {
      specialSum(a, at, p, b, bt, q, out, to);
      return;
    }
    long distance = (long) Words.exponent(p) - Words.exponent(q);
    boolean swap = distance < 0 || (distance == 0 && compareLimbs(a, at, b, bt) < 0);
    long larger = swap ? q : p;
    boolean negative = Words.negative(larger);
    long[] x = left;
    long[] y = right;
    x[0] = 0;
    System.arraycopy(swap ? b : a, (swap ? bt : at) + 1, x, 1, limbs);
    shifted(swap ? a : b, (swap ? at : bt) + 1, Math.abs(distance), y);
    long exponent = Words.exponent(larger);
    if ((p ^ q) >= 0) {
      long carry = 0;
      for (int i = 0; i <= limbs; i++) {
        long s = x[i] + y[i];
        long overflow = Long.compareUnsigned(s, x[i]) < 0 ? 1 : 0;
        long t = s + carry;
        carry = overflow | (Long.compareUnsigned(t, s) < 0 ? 1 : 0);
        x[i] = t;
      }
      if (carry != 0) {
        long low = x[0] & 1;
        for (int i = 0; i < limbs; i++) {
          x[i] = (x[i] >>> 1) | (x[i + 1] << (LIMB - 1));
        }
        x[limbs] = (x[limbs] >>> 1) | Long.MIN_VALUE;
        x[0] |= low;
        exponent++;
      }
      round(x, limbs, negative, exponent, out, to);
      return;
    }
    long borrow = 0;
    for (int i = 0; i <= limbs; i++) {
      long d = x[i] - y[i];
      long under = Long.compareUnsigned(x[i], y[i]) < 0 ? 1 : 0;
      long e = d - borrow;
      borrow = under | (Long.compareUnsigned(d, borrow) < 0 ? 1 : 0);
      x[i] = e;
    }
    int shift = normalise(x);
    if (shift < 0) {
      setSpecial(false, Words.ZERO, out, to);
      return;
    }
    round(x, limbs, negative, exponent - shift, out, to);
  }

  /// Moves the highest set bit to the top.
  ///
  /// @return by how many bits; negative where all are zero
  private int normalise(long[] x) {
    int top = limbs;
    while (top >= 0 && x[top] == 0) {
      top--;
    }
    if (top < 0) {
      return -1;
    }
    int whole = limbs - top;
    if (whole > 0) {
      for (int i = limbs; i >= whole; i--) {
        x[i] = x[i - whole];
      }
      Arrays.fill(x, 0, whole, 0);
    }
    int part = Long.numberOfLeadingZeros(x[limbs]);
    if (part > 0) {
      for (int i = limbs; i > 0; i--) {
        x[i] = (x[i] << part) | (x[i - 1] >>> (LIMB - part));
      }
      x[0] <<= part;
    }
    return LIMB * whole + part;
  }

  /// The limbs with one more below them, moved down; the lowest bit is set where a bit was lost.
  private void shifted(long[] source, int from, long distance, long[] y) {
    if (distance >= (long) LIMB * (limbs + 1)) {
      Arrays.fill(y, 0);
      y[0] = 1;
      return;
    }
    int whole = (int) (distance / LIMB);
    int part = (int) (distance % LIMB);
    // y = [0, limbs] moved down by whole limbs and part bits
    long lost = 0;
    for (int i = 0; i < whole - 1; i++) {
      lost |= source[from + i];
    }
    if (whole > 0 && part > 0) {
      lost |= source[from + whole - 1] << (LIMB - part);
    }
    for (int i = 0; i <= limbs; i++) {
      int at = i + whole;
      long low = at == 0 || at > limbs ? 0 : source[from + at - 1];
      if (part == 0) {
        y[i] = low;
      } else {
        long high = at + 1 > limbs ? 0 : source[from + at];
        y[i] = (low >>> part) | (high << (LIMB - part));
      }
    }
    if (lost != 0) {
      y[0] |= 1;
    }
  }

  /// Rounds limbs w[top − limbs … top], the lowest of which lies below the significand.
  private void round(
      long[] w, int top, boolean negative, long exponent, long[] out, int to) {
    int low = top - limbs + 1;
    long guard = w[low - 1];
    boolean up;
    if (spare == 0) {
      up = guard < 0 && (guard != Long.MIN_VALUE || (w[low] & 1) != 0);
    } else {
      long half = 1L << (spare - 1);
      long rest = w[low] & ((half << 1) - 1);
      boolean odd = (w[low] & (half << 1)) != 0;
      up = (rest & half) != 0 && (rest != half || guard != 0 || odd);
    }
    System.arraycopy(w, low, out, to + 1, limbs);
    long scale = exponent;
    if (spare > 0) {
      out[to + 1] &= -1L << spare;
    }
    if (up) {
      long unit = 1L << spare;
      int i = to + 1;
      out[i] += unit;
      if (Long.compareUnsigned(out[i], unit) < 0) {
        do {
          i++;
        } while (i <= to + limbs && ++out[i] == 0);
        if (i > to + limbs) {
          out[to + limbs] = Long.MIN_VALUE;
          scale++;
        }
      }
    }
    setHeader(negative, scale, out, to);
  }

  private void setHeader(boolean negative, long exponent, long[] out, int to) {
    if (exponent > Words.LARGEST_EXPONENT) {
      setSpecial(negative, Words.INFINITE, out, to);
    } else if (exponent < -Words.LARGEST_EXPONENT) {
      setSpecial(negative, Words.ZERO, out, to);
    } else {
      out[to] = Words.header(negative, Words.FINITE, (int) exponent);
    }
  }

  private void setSpecial(boolean negative, int kind, long[] out, int to) {
    Arrays.fill(out, to + 1, to + words, 0);
    out[to] = Words.header(negative, kind, 0);
  }

  /// How many of the lowest limbs are zero: all but one where the number was a double.
  private int firstLimb(long[] a, int at) {
    int first = 0;
    while (a[at + 1 + first] == 0) {
      first++;
    }
    return first;
  }

  /// w = the whole product of two rows of limbs, of which the first ones are known to be zero.
  private void allColumns(
      long[] a, int at, int first, long[] b, int bt, int second, long[] w) {
    int n = limbs;
    Arrays.fill(w, 0);
    for (int i = first; i < n; i++) {
      long x = a[at + i];
      long carry = 0;
      for (int j = second; j < n; j++) {
        long low = x * b[bt + j];
        long high = Math.unsignedMultiplyHigh(x, b[bt + j]);
        long s = w[i + j] + low;
        high += Long.compareUnsigned(s, low) < 0 ? 1 : 0;
        long t = s + carry;
        carry = high + (Long.compareUnsigned(t, s) < 0 ? 1 : 0);
        w[i + j] = t;
      }
      w[i + n] = carry;
    }
  }

  /// w = the product from a column on: too small by less than `limbs` units of the column after it.
  private void upperColumns(long[] a, int at, long[] b, int bt, int from, long[] w) {
    int n = limbs;
    long c0 = 0;
    long c1 = 0;
    long c2 = 0;
    for (int k = from; k < 2 * n - 1; k++) {
      int least = Math.max(0, k - n + 1);
      int most = Math.min(k, n - 1);
      for (int i = least, ia = at + least, jb = bt + k - least; i <= most; i++, ia++, jb--) {
        long x = a[ia];
        long y = b[jb];
        long low = x * y;
        long high = Math.unsignedMultiplyHigh(x, y);
        c0 += low;
        high += Long.compareUnsigned(c0, low) < 0 ? 1 : 0;
        c1 += high;
        c2 += Long.compareUnsigned(c1, high) < 0 ? 1 : 0;
      }
      w[k] = c0;
      c0 = c1;
      c1 = c2;
      c2 = 0;
    }
    w[2 * n - 1] = c0;
  }

  private int compareMagnitudes(long[] a, int at, long[] b, int bt) {
    int exponents = Integer.compare(Words.exponent(a[at]), Words.exponent(b[bt]));
    return exponents != 0 ? exponents : compareLimbs(a, at, b, bt);
  }

  private int compareLimbs(long[] a, int at, long[] b, int bt) {
    for (int i = limbs; i > 0; i--) {
      int order = Long.compareUnsigned(a[at + i], b[bt + i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /// Zero where both are finite and not zero.
  private static int special(long p, long q) {
    return (Words.kind(p) ^ Words.FINITE) | (Words.kind(q) ^ Words.FINITE);
  }

  private void specialSum(
      long[] a, int at, long p, long[] b, int bt, long q, long[] out, int to) {
    int first = Words.kind(p);
    int second = Words.kind(q);
    boolean opposite = (p ^ q) < 0;
    if (first == Words.NOT_A_NUMBER
        || second == Words.NOT_A_NUMBER
        || (first == Words.INFINITE && second == Words.INFINITE && opposite)) {
      setSpecial(false, Words.NOT_A_NUMBER, out, to);
    } else if (first == Words.INFINITE || second == Words.INFINITE) {
      setSpecial(Words.negative(first == Words.INFINITE ? p : q), Words.INFINITE, out, to);
    } else if (first == Words.ZERO && second == Words.ZERO) {
      setSpecial(p < 0 && q < 0, Words.ZERO, out, to);
    } else if (first == Words.ZERO) {
      System.arraycopy(b, bt, out, to, words);
      out[to] = q;
    } else {
      System.arraycopy(a, at, out, to, words);
      out[to] = p;
    }
  }

  private void specialProduct(int p, int q, boolean negative, long[] out, int to) {
    boolean undefined =
        p == Words.NOT_A_NUMBER
            || q == Words.NOT_A_NUMBER
            || (p == Words.ZERO && q == Words.INFINITE)
            || (p == Words.INFINITE && q == Words.ZERO);
    int kind =
        undefined
            ? Words.NOT_A_NUMBER
            : p == Words.INFINITE || q == Words.INFINITE ? Words.INFINITE : Words.ZERO;
    setSpecial(negative && !undefined, kind, out, to);
  }

  private void specialQuotient(int p, int q, boolean negative, long[] out, int to) {
    boolean undefined =
        p == Words.NOT_A_NUMBER
            || q == Words.NOT_A_NUMBER
            || (p == q && p != Words.FINITE);
    int kind =
        undefined
            ? Words.NOT_A_NUMBER
            : p == Words.INFINITE || q == Words.ZERO ? Words.INFINITE : Words.ZERO;
    setSpecial(negative && !undefined, kind, out, to);
  }
}
