package chaoscast.core.linalg;

import static chaoscast.core.linalg.Lanes.DOUBLE;
import static chaoscast.core.linalg.Lanes.LENGTH;
import static chaoscast.core.linalg.Lanes.MEMORY;
import static chaoscast.core.linalg.Lanes.ORDER;
import static chaoscast.core.linalg.Lanes.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/// The dense product with many columns, in panels of columns.
///
/// The [PartialSums] of a panel and eight outputs stay in the first-level cache while the features
/// pass by in tiles; so features are read once for every eight outputs. One object a thread, kept.
final class PanelProduct {
  private static final int PARTIALS = PartialSums.COUNT;
  private static final int GROUP = 4;
  private static final int OUTPUTS = 2 * GROUP;

  /// Columns of a panel: 8 outputs × 8 sums × 64 columns are 32 KB.
  private static final int PANEL = 64;

  /// Doubles from an output's sums to the next output's.
  private static final int OUTPUT = PARTIALS * PANEL;

  /// Features that pass before the sums leave the registers.
  private static final int TILE = 512;

  private static final ThreadLocal<PanelProduct> OWN = ThreadLocal.withInitial(PanelProduct::new);

  private final double[] sums = new double[OUTPUTS * OUTPUT];
  private DenseMatrix weights;
  private DenseMatrix values;
  private int from;
  private int width;

  private PanelProduct() {}

  /// @param weights outputs × features; not modified
  /// @param values  features × columns, padded; not modified
  /// @param out     outputs × columns, padded; modified
  static void multiply(DenseMatrix weights, DenseMatrix values, DenseMatrix out) {
    PanelProduct product = OWN.get();
    product.weights = weights;
    product.values = values;
    for (int from = 0; from < out.paddedColumns(); from += PANEL) {
      product.from = from;
      product.width = Math.min(PANEL, out.paddedColumns() - from);
      for (int output = 0; output < weights.rows(); output += OUTPUTS) {
        int count = Math.min(OUTPUTS, weights.rows() - output);
        product.addUp(output, count);
        for (int i = 0; i < count; i++) {
          product.total(i, out, output + i);
        }
      }
    }
    product.weights = null;
    product.values = null;
  }

  private void addUp(int output, int count) {
    Arrays.fill(sums, 0);
    for (int tile = 0; tile < weights.columns(); tile += TILE) {
      int end = Math.min(weights.columns(), tile + TILE);
      int partials = Math.min(PARTIALS, end - tile);
      if (width <= LENGTH) {
        for (int partial = 0; partial < partials; partial++) {
          addNarrowTile(output, tile + partial, end);
        }
        continue;
      }
      for (int group = 0; group < count; group += GROUP) {
        for (int partial = 0; partial < partials; partial++) {
          addTile(output, group, tile + partial, end);
        }
      }
    }
  }

  /// Adds every eighth feature to the sums of four outputs, those past the last repeating it.
  private void addTile(int output, int group, int firstFeature, int end) {
    double[] s = sums;
    int last = weights.rows() - 1;
    long row0 = weights.address(output + group, 0);
    long row1 = weights.address(Math.min(output + group + 1, last), 0);
    long row2 = weights.address(Math.min(output + group + 2, last), 0);
    long row3 = weights.address(Math.min(output + group + 3, last), 0);
    long step = (long) values.stride() * Double.BYTES * PARTIALS;
    int slots = group * OUTPUT + firstFeature % PARTIALS * PANEL;
    for (int column = 0; column < width; column += 2 * LENGTH) {
      int left = slots + column;
      int right = slots + Math.min(column + LENGTH, width - LENGTH);
      long source = values.address(firstFeature, from + column);
      long next = 8L * (right - left);
      DoubleVector a0 = fromArray(SPECIES, s, left);
      DoubleVector a1 = fromArray(SPECIES, s, left + OUTPUT);
      DoubleVector a2 = fromArray(SPECIES, s, left + 2 * OUTPUT);
      DoubleVector a3 = fromArray(SPECIES, s, left + 3 * OUTPUT);
      DoubleVector b0 = fromArray(SPECIES, s, right);
      DoubleVector b1 = fromArray(SPECIES, s, right + OUTPUT);
      DoubleVector b2 = fromArray(SPECIES, s, right + 2 * OUTPUT);
      DoubleVector b3 = fromArray(SPECIES, s, right + 3 * OUTPUT);
      for (int feature = firstFeature; feature < end; feature += PARTIALS) {
        long place = 8L * feature;
        DoubleVector w0 = broadcast(SPECIES, MEMORY.get(DOUBLE, row0 + place));
        DoubleVector w1 = broadcast(SPECIES, MEMORY.get(DOUBLE, row1 + place));
        DoubleVector w2 = broadcast(SPECIES, MEMORY.get(DOUBLE, row2 + place));
        DoubleVector w3 = broadcast(SPECIES, MEMORY.get(DOUBLE, row3 + place));
        DoubleVector xa = fromMemorySegment(SPECIES, MEMORY, source, ORDER);
        DoubleVector xb = fromMemorySegment(SPECIES, MEMORY, source + next, ORDER);
        a0 = w0.fma(xa, a0);
        b0 = w0.fma(xb, b0);
        a1 = w1.fma(xa, a1);
        b1 = w1.fma(xb, b1);
        a2 = w2.fma(xa, a2);
        b2 = w2.fma(xb, b2);
        a3 = w3.fma(xa, a3);
        b3 = w3.fma(xb, b3);
        source += step;
      }
      a0.intoArray(s, left);
      a1.intoArray(s, left + OUTPUT);
      a2.intoArray(s, left + 2 * OUTPUT);
      a3.intoArray(s, left + 3 * OUTPUT);
      b0.intoArray(s, right);
      b1.intoArray(s, right + OUTPUT);
      b2.intoArray(s, right + 2 * OUTPUT);
      b3.intoArray(s, right + 3 * OUTPUT);
    }
  }

  /// Adds every eighth feature of a single vector of columns to the sums of eight outputs, those past
  /// the last repeating it.
  private void addNarrowTile(int output, int firstFeature, int end) {
    int last = weights.rows() - 1;
    long row0 = weights.address(Math.min(output + 0, last), 0);
    long row1 = weights.address(Math.min(output + 1, last), 0);
    long row2 = weights.address(Math.min(output + 2, last), 0);
    long row3 = weights.address(Math.min(output + 3, last), 0);
    long row4 = weights.address(Math.min(output + 4, last), 0);
    long row5 = weights.address(Math.min(output + 5, last), 0);
    long row6 = weights.address(Math.min(output + 6, last), 0);
    long row7 = weights.address(Math.min(output + 7, last), 0);
    int slot = firstFeature % PARTIALS * PANEL;
    DoubleVector s0 = fromArray(SPECIES, sums, slot + 0 * OUTPUT);
    DoubleVector s1 = fromArray(SPECIES, sums, slot + 1 * OUTPUT);
    DoubleVector s2 = fromArray(SPECIES, sums, slot + 2 * OUTPUT);
    DoubleVector s3 = fromArray(SPECIES, sums, slot + 3 * OUTPUT);
    DoubleVector s4 = fromArray(SPECIES, sums, slot + 4 * OUTPUT);
    DoubleVector s5 = fromArray(SPECIES, sums, slot + 5 * OUTPUT);
    DoubleVector s6 = fromArray(SPECIES, sums, slot + 6 * OUTPUT);
    DoubleVector s7 = fromArray(SPECIES, sums, slot + 7 * OUTPUT);
    long step = (long) values.stride() * Double.BYTES * PARTIALS;
    long source = values.address(firstFeature, from);
    for (int feature = firstFeature; feature < end; feature += PARTIALS) {
      long place = 8L * feature;
      DoubleVector x = fromMemorySegment(SPECIES, MEMORY, source, ORDER);
      s0 = broadcast(SPECIES, MEMORY.get(DOUBLE, row0 + place)).fma(x, s0);
      s1 = broadcast(SPECIES, MEMORY.get(DOUBLE, row1 + place)).fma(x, s1);
      s2 = broadcast(SPECIES, MEMORY.get(DOUBLE, row2 + place)).fma(x, s2);
      s3 = broadcast(SPECIES, MEMORY.get(DOUBLE, row3 + place)).fma(x, s3);
      s4 = broadcast(SPECIES, MEMORY.get(DOUBLE, row4 + place)).fma(x, s4);
      s5 = broadcast(SPECIES, MEMORY.get(DOUBLE, row5 + place)).fma(x, s5);
      s6 = broadcast(SPECIES, MEMORY.get(DOUBLE, row6 + place)).fma(x, s6);
      s7 = broadcast(SPECIES, MEMORY.get(DOUBLE, row7 + place)).fma(x, s7);
      source += step;
    }
    s0.intoArray(sums, slot + 0 * OUTPUT);
    s1.intoArray(sums, slot + 1 * OUTPUT);
    s2.intoArray(sums, slot + 2 * OUTPUT);
    s3.intoArray(sums, slot + 3 * OUTPUT);
    s4.intoArray(sums, slot + 4 * OUTPUT);
    s5.intoArray(sums, slot + 5 * OUTPUT);
    s6.intoArray(sums, slot + 6 * OUTPUT);
    s7.intoArray(sums, slot + 7 * OUTPUT);
  }

  /// Adds up in the order of [PartialSums].
  private void total(int slot, DenseMatrix out, int output) {
    double[] s = sums;
    for (int column = 0; column < width; column += LENGTH) {
      int first = slot * OUTPUT + column;
      DoubleVector sum04 =
          fromArray(SPECIES, s, first).add(fromArray(SPECIES, s, first + 4 * PANEL));
      DoubleVector sum26 =
          fromArray(SPECIES, s, first + 2 * PANEL).add(fromArray(SPECIES, s, first + 6 * PANEL));
      DoubleVector sum15 =
          fromArray(SPECIES, s, first + PANEL).add(fromArray(SPECIES, s, first + 5 * PANEL));
      DoubleVector sum37 =
          fromArray(SPECIES, s, first + 3 * PANEL).add(fromArray(SPECIES, s, first + 7 * PANEL));
      sum04
          .add(sum26)
          .add(sum15.add(sum37))
          .intoMemorySegment(MEMORY, out.address(output, from + column), ORDER);
    }
  }
}
