package chaoscast.splinenets.placement;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.splinenets.breakplane.Breakplanes;
import java.util.ArrayList;
import java.util.List;

/// A smooth additive fit f(x) = affine + Σ_d f_d(ξ_d·x), bent as little as the knots that are to follow
/// it demand. A spline of order p with n_d(u) knots per unit length differs from f_d by
///
///     E = Σ_d ∫ c ρ_d(u) |f_d⁽ᵖ⁺¹⁾(u)|² n_d(u)^−(2p+2) du,   c = 2 ζ(2p+2) / (2π)^(2p+2)
///
/// in the mean square over data of density ρ_d along ξ_d; for p = 1 c = 1/720. With N knots in all E is
/// least at
///
///     n_d(u) = N m_d(u) / S,   m_d = (ρ_d |f_d⁽ᵖ⁺¹⁾|²)^(1/(2p+3)),   S = Σ_d ∫ m_d,   E = c S^(2p+3) / N^(2p+2)
///
/// f is the one that minimises the mean squared residual plus this E, which is concave in the
/// q_d = |f_d⁽ᵖ⁺¹⁾|² and so lies below its tangents:
///
///     E(q) ≤ E(q₀) + c (S/N)^(2p+2) Σ_d ∫ ρ_d^e q₀_d^(e−1) (q_d − q₀_d) du,   e = 1/(2p+3)
///
/// Every round solves the least-squares problem that has the tangent at the last fit as its penalty, and
/// none raises the sum. Being concave it favours few directions.
///
/// Source: C. de Boor, A Practical Guide to Splines, Springer 2001, chapter XII, for the density of
/// knots; D. R. Hunter, K. Lange, A tutorial on MM algorithms, Amer. Statist. 58 (2004) 30–37,
/// doi:10.1198/0003130042836, for the rounds.
public final class AdditiveFit {
  /// Pieces that a direction's range is cut in.
  private static final int INTERVALS = 10;

  /// Penalty at the start, too small to matter: the first round is a plain fit.
  private static final double FIRST_WEIGHT = 1e-9;

  private final Blas blas = Blas.best();
  private final double[][] directions;
  private final TrainingPairs pairs;
  private final int power;
  private final int knots;
  private final List<AdditiveTerm> along = new ArrayList<>();
  private final int affine;
  private final DenseMatrix gram;
  private final DenseMatrix cross;
  private final double square;
  private final double constant;
  private ScaledCholesky system;
  private DenseMatrix weights;
  private double bending;
  private double residual;

  /// @param directions unit normals ξ; not modified
  /// @param pairs      what is fitted
  /// @param power      p ≥ 1
  /// @param knots      N ≥ 1
  public AdditiveFit(double[][] directions, TrainingPairs pairs, int power, int knots) {
    this.directions = directions;
    this.pairs = pairs;
    this.power = power;
    this.knots = knots;
    affine = 1 + pairs.dimension();
    constant = constant(2 * power + 2);
    for (double[] direction : directions) {
      along.add(AdditiveTerm.of(direction, pairs, power, INTERVALS));
      along.getLast().setWeights(FIRST_WEIGHT);
    }
    int features = affine + directions.length * along.getFirst().count();
    gram = DenseMatrix.zeros(features, features);
    cross = DenseMatrix.zeros(pairs.dimension(), features);
    double sum = 0;
    for (TrainingPairs.Chunk chunk : pairs.chunks()) {
      DenseMatrix phi = features(chunk.states());
      blas.addGram(phi, gram);
      blas.addProduct(chunk.targets(), phi, cross);
      sum += squares(chunk.targets());
    }
    square = sum / pairs.count();
    divide(gram, pairs.count());
    divide(cross, pairs.count());
    round();
  }

  /// 2 ζ(m) / (2π)^m, the mean square of the Bernoulli monospline that a power leaves over.
  private static double constant(int m) {
    double zeta = 0;
    for (int k = 20; k >= 1; k--) {
      zeta += Math.pow(k, -m);
    }
    return 2 * zeta / Math.pow(2 * Math.PI, m);
  }

  /// @param rounds least-squares problems to solve
  public AdditiveFit refined(int rounds) {
    for (int i = 0; i < rounds; i++) {
      round();
    }
    return this;
  }

  /// Starts from another fit's penalty, for directions that differ little.
  ///
  /// @param other as many directions; not modified
  AdditiveFit warm(AdditiveFit other) {
    for (int d = 0; d < along.size(); d++) {
      along.get(d).copyWeights(other.along.get(d));
    }
    return this;
  }

  private void round() {
    DenseMatrix penalised = gram.copy();
    for (int d = 0; d < along.size(); d++) {
      along.get(d).addPenalty(penalised, first(d));
    }
    system = new ScaledCholesky(penalised);
    weights = cross.copy();
    system.solve(weights);
    bending = 0;
    for (int d = 0; d < along.size(); d++) {
      bending += along.get(d).bend(weights, first(d));
    }
    double strongest = 0;
    for (AdditiveTerm direction : along) {
      strongest = Math.max(strongest, direction.strongest());
    }
    double scale = constant * Math.pow(bending / knots, 2 * power + 2);
    for (AdditiveTerm direction : along) {
      direction.setTangent(scale, strongest);
    }
    residual = Math.max(0, square - explained());
  }

  /// 2 tr(W Cᵀ) − tr(W G Wᵀ).
  private double explained() {
    double sum = 0;
    for (int output = 0; output < weights.rows(); output++) {
      for (int i = 0; i < gram.rows(); i++) {
        double product = 0;
        for (int j = 0; j < gram.rows(); j++) {
          product += gram.get(Math.max(i, j), Math.min(i, j)) * weights.get(output, j);
        }
        sum += weights.get(output, i) * (2 * cross.get(output, i) - product);
      }
    }
    return sum;
  }

  /// @return the mean square that a spline with all knots is expected to miss: residual + E
  double expectedError() {
    return residual + constant * Math.pow(bending, 2 * power + 3) / Math.pow(knots, 2 * power + 2);
  }

  /// @return the knots, placed as n_d(u) says; directions that deserve none are left out
  public Breakplanes breakplanes() {
    var kept = new ArrayList<double[]>();
    var breakpoints = new ArrayList<double[]>();
    double before = 0;
    int placed = 0;
    for (int d = 0; d < directions.length; d++) {
      double share = bending > 0 ? along.get(d).mass() / bending : 1.0 / directions.length;
      before += share;
      int upTo = (int) Math.min(knots, Math.round(before * knots));
      if (upTo > placed) {
        kept.add(directions[d]);
        breakpoints.add(along.get(d).place(upTo - placed));
        placed = upTo;
      }
    }
    return Breakplanes.along(
        kept.toArray(double[][]::new), breakpoints.toArray(double[][]::new));
  }

  double[][] directions() {
    return directions;
  }

  TrainingPairs pairs() {
    return pairs;
  }

  /// @return the same for other directions
  AdditiveFit along(double[][] others) {
    return new AdditiveFit(others, pairs, power, knots);
  }

  /// @return the penalised normal equations of the last round
  ScaledCholesky system() {
    return system;
  }

  /// @param states dimension × columns; not modified
  /// @return 1, x and all B-splines
  DenseMatrix features(DenseMatrix states) {
    DenseMatrix phi =
        DenseMatrix.zeros(affine + directions.length * along.getFirst().count(), states.columns());
    phi.fillRow(0, 1);
    phi.copyRows(1, states);
    for (int d = 0; d < directions.length; d++) {
      along.get(d).splines(states, 0, phi, first(d));
    }
    return phi;
  }

  /// @param d      of a direction
  /// @param states dimension × columns; not modified
  /// @return f_d' of every output
  DenseMatrix slopes(int d, DenseMatrix states) {
    AdditiveTerm direction = along.get(d);
    DenseMatrix rows = DenseMatrix.zeros(direction.count(), states.columns());
    direction.splines(states, 1, rows, 0);
    DenseMatrix slopes = DenseMatrix.zeros(weights.rows(), states.columns());
    for (int output = 0; output < weights.rows(); output++) {
      for (int column = 0; column < states.columns(); column++) {
        double sum = 0;
        for (int j = 0; j < rows.rows(); j++) {
          sum += weights.get(output, first(d) + j) * rows.get(j, column);
        }
        slopes.set(output, column, sum);
      }
    }
    return slopes;
  }

  /// @return dimension × features
  DenseMatrix weights() {
    return weights;
  }

  private int first(int d) {
    return affine + d * along.getFirst().count();
  }

  private static void divide(DenseMatrix block, double divisor) {
    for (int row = 0; row < block.rows(); row++) {
      for (int column = 0; column < block.columns(); column++) {
        block.set(row, column, block.get(row, column) / divisor);
      }
    }
  }

  private static double squares(DenseMatrix block) {
    double sum = 0;
    for (int row = 0; row < block.rows(); row++) {
      for (int column = 0; column < block.columns(); column++) {
        sum += block.get(row, column) * block.get(row, column);
      }
    }
    return sum;
  }
}
