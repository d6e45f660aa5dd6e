package chaoscast.splinenets.placement;

import chaoscast.core.linalg.DenseMatrix;
import java.util.Arrays;

/// One direction ξ of an [AdditiveFit]: the B-splines that make f_d, the data's density along ξ, and how
/// much f_d bends.
///
/// Integrals along ξ are sums over the middles of cells of equal width.
final class AdditiveTerm {
  private static final int CELLS = 48;

  /// Share of the knots' density that is spread evenly, so that no stretch is left without any, and of
  /// the data's, for what forecasts pass though the training data did not.
  private static final double EVEN = 0.02;

  /// |f_d⁽ᵖ⁺¹⁾|² below this share of its greatest value is taken as that: where it is zero, so is no
  /// knot's error, and the tangent would be upright.
  private static final double LEAST = 1e-10;

  private final double[] normal;
  private final UniformBSplines splines;
  private final int power;
  private final double width;
  private final double[] density;
  private final double[][] bends;
  private final double[] weights = new double[CELLS];
  private final double[] squares = new double[CELLS];
  private final double[] masses = new double[CELLS];

  private AdditiveTerm(
      double[] normal, UniformBSplines splines, int power, double[] density) {
    this.normal = normal;
    this.splines = splines;
    this.power = power;
    this.density = density;
    width = splines.step() * splines.intervals() / CELLS;
    bends = new double[CELLS][splines.count()];
    for (int cell = 0; cell < CELLS; cell++) {
      splines.evaluate(splines.start() + (cell + 0.5) * width, power + 1, bends[cell]);
    }
  }

  /// @param normal    ξ; not modified
  /// @param pairs     whose states' projections are to be covered
  /// @param power     p
  /// @param intervals of the B-splines, whose degree is p + 2
  static AdditiveTerm of(double[] normal, TrainingPairs pairs, int power, int intervals) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (TrainingPairs.Chunk chunk : pairs.chunks()) {
      for (double u : projections(normal, chunk.states())) {
        least = Math.min(least, u);
        greatest = Math.max(greatest, u);
      }
    }
    double range = greatest > least ? greatest - least : 1;
    double[] density = new double[CELLS];
    Arrays.fill(density, EVEN / range);
    for (TrainingPairs.Chunk chunk : pairs.chunks()) {
      for (double u : projections(normal, chunk.states())) {
        int cell = (int) Math.clamp((u - least) / range * CELLS, 0, CELLS - 1);
        density[cell] += (1 - EVEN) / pairs.count() * CELLS / range;
      }
    }
    var splines = new UniformBSplines(least, range / intervals, intervals, power + 2);
    return new AdditiveTerm(normal, splines, power, density);
  }

  private static double[] projections(double[] normal, DenseMatrix states) {
    double[] projections = new double[states.columns()];
    for (int i = 0; i < normal.length; i++) {
      for (int column = 0; column < projections.length; column++) {
        projections[column] = Math.fma(normal[i], states.get(i, column), projections[column]);
      }
    }
    return projections;
  }

  /// @return the number of B-splines
  int count() {
    return splines.count();
  }

  /// @param states dimension × columns; not modified
  /// @param order  of the derivative by u
  /// @param out    rows from `first` on are modified
  /// @param first  the first B-spline's row
  void splines(DenseMatrix states, int order, DenseMatrix out, int first) {
    double[] projections = projections(normal, states);
    double[] values = new double[count()];
    for (int column = 0; column < projections.length; column++) {
      splines.evaluate(projections[column], order, values);
      for (int j = 0; j < values.length; j++) {
        out.set(first + j, column, values[j]);
      }
    }
  }

  /// The penalty's weight, the same everywhere.
  void setWeights(double weight) {
    Arrays.fill(weights, weight);
  }

  /// @param other not modified
  void copyWeights(AdditiveTerm other) {
    System.arraycopy(other.weights, 0, weights, 0, CELLS);
  }

  /// Adds ∫ weight · (B⁽ᵖ⁺¹⁾)(B⁽ᵖ⁺¹⁾)ᵀ.
  ///
  /// @param gram  its lower triangle is modified
  /// @param first the first B-spline's row
  void addPenalty(DenseMatrix gram, int first) {
    for (int row = 0; row < count(); row++) {
      for (int column = 0; column <= row; column++) {
        double sum = gram.get(first + row, first + column);
        for (int cell = 0; cell < CELLS; cell++) {
          sum += weights[cell] * width * bends[cell][row] * bends[cell][column];
        }
        gram.set(first + row, first + column, sum);
      }
    }
  }

  /// @param readout outputs × features; not modified
  /// @param first   the first B-spline's column
  /// @return ∫ m_d
  double bend(DenseMatrix readout, int first) {
    for (int cell = 0; cell < CELLS; cell++) {
      squares[cell] = 0;
      for (int output = 0; output < readout.rows(); output++) {
        double bend = 0;
        for (int j = 0; j < count(); j++) {
          bend += bends[cell][j] * readout.get(output, first + j);
        }
        squares[cell] += bend * bend;
      }
      masses[cell] = Math.pow(density[cell] * squares[cell], 1.0 / (2 * power + 3)) * width;
    }
    return mass();
  }

  /// @return ∫ m_d of the last fit
  double mass() {
    return Arrays.stream(masses).sum();
  }

  /// @return the greatest |f_d⁽ᵖ⁺¹⁾|² of the last fit
  double strongest() {
    return Arrays.stream(squares).max().orElseThrow();
  }

  /// Makes the penalty the tangent of E at the last fit.
  ///
  /// @param scale     c (S/N)^(2p+2)
  /// @param strongest the greatest |f⁽ᵖ⁺¹⁾|² along any direction
  void setTangent(double scale, double strongest) {
    double exponent = 1.0 / (2 * power + 3);
    for (int cell = 0; cell < CELLS; cell++) {
      double square = Math.max(squares[cell], LEAST * strongest);
      weights[cell] =
          square > 0 ? scale * Math.pow(density[cell], exponent) * Math.pow(square, exponent - 1)
              : 0;
    }
  }

  /// @param count number of knots, ≥ 1
  /// @return the quantiles (k + ½)/count of n_d(u), rising
  double[] place(int count) {
    double even = mass() > 0 ? EVEN * mass() / CELLS : 1;
    double total = mass() + even * CELLS;
    double[] knots = new double[count];
    int cell = 0;
    double below = 0;
    for (int k = 0; k < count; k++) {
      double wanted = (k + 0.5) / count * total;
      while (cell < CELLS - 1 && below + masses[cell] + even < wanted) {
        below += masses[cell++] + even;
      }
      double share = Math.min(1, (wanted - below) / (masses[cell] + even));
      knots[k] = splines.start() + (cell + share) * width;
    }
    return knots;
  }
}
