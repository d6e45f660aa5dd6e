package chaoscast.core.tangent;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Tangent vectors that are kept orthonormal while a tangent map stretches them; what they grow by gives
/// Lyapunov exponents.
///
///     V = Q R,   growth_i = Σ ln R_ii,   λ_i = lim growth_i / t
///
/// By the modified Gram–Schmidt method, in place; a vector that loses more than half of its square to
/// those before it is orthogonalised twice, which is enough. Not thread-safe.
///
///     var frame = TangentFrame.random(3, dimension, random);
///     map.advance(state, frame.vectors());
///     frame.orthonormalise();
///
/// Sources: G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn, Meccanica 15 (1980) 9–20,
/// doi:10.1007/BF02128236; J. W. Daniel, W. B. Gragg, L. Kaufman, G. W. Stewart, Math. Comp. 30 (1976)
/// 772–795, doi:10.1090/S0025-5718-1976-0431641-8 (twice is enough).
public final class TangentFrame {
  /// Share of a vector's square that one pass has to leave.
  private static final double ENOUGH = 0.5;

  private final double[][] vectors;
  private final ConservedDirections conserved;
  private final double[] growth;

  private TangentFrame(double[][] vectors, ConservedDirections conserved) {
    this.vectors = vectors;
    this.conserved = conserved;
    growth = new double[vectors.length];
  }

  /// @param start     one vector a row, of one length ≥ their number; not modified
  /// @param conserved directions that the vectors are kept at right angles to
  /// @throws InputException for vectors that are not independent of each other and of these directions
  public static TangentFrame of(double[][] start, ConservedDirections conserved) {
    int most = start[0].length - conserved.count();
    if (start.length > most) {
      throw new InputException(
          "exponents must be in [1, %d] but was %d".formatted(most, start.length));
    }
    TangentFrame frame = unchecked(start, conserved);
    if (!frame.orthonormalise()) {
      throw new InputException("tangent vectors must be finite and independent but are not");
    }
    frame.forget();
    return frame;
  }

  /// @param count     number of vectors, ≥ 1
  /// @param dimension of the space
  /// @param random    draws their components, uniform in [−1, 1); advanced
  /// @param conserved as for [#of]
  public static TangentFrame random(
      int count, int dimension, RandomGenerator random, ConservedDirections conserved) {
    Requirements.requireAtLeast("exponents", 1, count);
    double[][] start = new double[count][];
    Arrays.setAll(start, i -> random.doubles(dimension, -1, 1).toArray());
    return of(start, conserved);
  }

  static TangentFrame unchecked(double[][] start, ConservedDirections conserved) {
    double[][] vectors = new double[start.length][];
    Arrays.setAll(vectors, i -> start[i].clone());
    return new TangentFrame(vectors, conserved);
  }

  /// @return the vectors themselves, one a row, for a tangent map to modify
  public double[][] vectors() {
    return vectors;
  }

  /// @param columns modified: its first rows hold the vectors, one a column
  public void copyTo(DenseMatrix columns) {
    for (int i = 0; i < vectors.length; i++) {
      for (int n = 0; n < vectors[i].length; n++) {
        columns.set(n, i, vectors[i][n]);
      }
    }
  }

  /// Takes vectors over that a tangent map has moved.
  ///
  /// @param columns one vector a column, in the first rows; not modified
  public void copyFrom(DenseMatrix columns) {
    for (int i = 0; i < vectors.length; i++) {
      for (int n = 0; n < vectors[i].length; n++) {
        vectors[i][n] = columns.get(n, i);
      }
    }
  }

  /// Replaces V by Q and adds ln R_ii to the growth. A vector that has vanished stays zero: its growth
  /// is −∞ from then on.
  ///
  /// @return whether all vectors were finite and independent
  public boolean orthonormalise() {
    boolean independent = true;
    for (int i = 0; i < vectors.length; i++) {
      double[] vector = vectors[i];
      double before = dot(vector, vector);
      double square = orthogonalise(vector, i);
      if (square < ENOUGH * before) {
        square = orthogonalise(vector, i);
      }
      double length = Math.sqrt(square);
      growth[i] += Math.log(length);
      independent &= length > 0 && length < Double.POSITIVE_INFINITY;
      double inverse = length > 0 ? 1 / length : 0;
      for (int n = 0; n < vector.length; n++) {
        vector[n] *= inverse;
      }
    }
    return independent;
  }

  /// @return the square of what is left of a vector beside those before it
  private double orthogonalise(double[] vector, int count) {
    conserved.removeFrom(vector);
    for (int j = 0; j < count; j++) {
      subtract(dot(vectors[j], vector), vectors[j], vector);
    }
    return dot(vector, vector);
  }

  /// Forgets the growth so far, as after a transient.
  public void forget() {
    Arrays.fill(growth, 0);
  }

  /// @return Σ ln R_ii since the start or [#forget], one a vector; a copy
  public double[] growth() {
    return growth.clone();
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += a[n] * b[n];
    }
    return sum;
  }

  static void subtract(double factor, double[] from, double[] to) {
    for (int n = 0; n < to.length; n++) {
      to[n] -= factor * from[n];
    }
  }
}
