package chaoscast.lorenz.lyapunov;

import chaoscast.core.Trajectory;
import chaoscast.core.smoothing.Smoothness;
import chaoscast.core.text.NumberText;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import smile.neighbor.KDTree;
import smile.neighbor.Neighbor;

/// λ₁ of the data of a map from straight lines through neighbours: the tangent map at each state of the record is
/// that of the least-squares fit
///
///     x(j + 1) ≈ a + J (z(j) − z(i)),   z = x with m − 1 earlier values,   j: the k nearest states of i in time apart
///
/// and λ₁ = ⟨ln ‖J v‖ / ‖v‖⟩ along the record. Distances of neighbours, which [NeighbourDivergence] follows, leave the
/// range where they are small after some steps of a map, the sooner the faster they grow, so that their mean slope is
/// too small; tangents have no size. m is the least that predicts well, and k predicts best. The error combines the
/// scatter between ten stretches of the record with what twice as many neighbours change. Where the fit predicts the
/// next state to worse than a twentieth of its spread, for noise, where states move continuously, or where the error is
/// more than a tenth of λ₁, as of rounded values of which many are the same, there is no estimate.
///
/// Sources: J.-P. Eckmann, S. Oliffson Kamphorst, D. Ruelle, S. Ciliberto, Phys. Rev. A 34 (1986) 4971–4979,
/// doi:10.1103/PhysRevA.34.4971; M. Sano, Y. Sawada, Phys. Rev. Lett. 55 (1985) 1082–1085,
/// doi:10.1103/PhysRevLett.55.1082.
public final class LocalTangents {
  private static final int LEAST_STATES = 300;
  private static final int MOST_STATES = 10_000;
  private static final int MOST_VARIABLES = 4;
  private static final int MOST_DELAYS = 3;
  private static final int GROUPS = 10;
  private static final int APART = 2;
  /// Steps until a tangent vector lies in the growing direction.
  private static final int ALIGNED = 20;
  /// As a share of λ₁.
  private static final double MOST_ERROR = 0.1;
  private static final double MOST_RESIDUAL = 0.05;

  private final EmbeddedStates states;
  private final int dimension;
  private final int delays;
  private final KDTree<Integer> tree;

  /// What one number of neighbours shows.
  ///
  /// @param residual of predictions, as a share of the spread
  /// @param rates    ln ‖J v‖ / ‖v‖ at each state
  private record Growth(double residual, double[] rates) {
    double mean(int from, int to) {
      return Arrays.stream(rates, from, to).average().orElseThrow();
    }

    double mean() {
      return mean(0, rates.length);
    }
  }

  private LocalTangents(EmbeddedStates states) {
    this.states = states;
    dimension = states.dimension();
    delays = states.delays();
    int known = states.points() - 1; // what follows the last one is not known
    double[][] points = new double[known][];
    Integer[] numbers = new Integer[known];
    for (int i = 0; i < known; i++) {
      points[i] = states.point(i);
      numbers[i] = i;
    }
    tree = new KDTree<>(points, numbers);
  }

  /// @return λ₁; empty where the data are no map's of up to four variables, too few or too noisy
  public static Optional<LyapunovEstimate> of(Trajectory trajectory) {
    if (trajectory.steps() < LEAST_STATES || trajectory.dimension() > MOST_VARIABLES
        || Smoothness.of(trajectory).isFlow()) {
      return Optional.empty();
    }
    Trajectory data = trajectory.slice(0, Math.min(MOST_STATES, trajectory.steps()));
    Growth best = null;
    Growth wider = null;
    int neighbours = 0;
    // One delay too many adds directions that the data do not fill, whose slopes are arbitrary.
    for (int delays = 1; delays <= MOST_DELAYS && delays * data.dimension() <= MOST_VARIABLES
        && (best == null || best.residual >= MOST_RESIDUAL); delays++) {
      var local = new LocalTangents(EmbeddedStates.withoutLag(data, delays));
      int unknowns = delays * data.dimension() + 1;
      for (int k = 2 * unknowns; k <= 8 * unknowns; k *= 2) {
        Growth growth = local.growth(k);
        if (best == null || growth.residual < best.residual) {
          best = growth;
          wider = local.growth(2 * k);
          neighbours = k;
        }
      }
    }
    if (best.residual >= MOST_RESIDUAL) {
      return Optional.empty();
    }
    LyapunovEstimate found = estimate(best, wider, neighbours, data.timeStep());
    return found.standardError() < MOST_ERROR * found.exponent()
        ? Optional.of(found) : Optional.empty();
  }

  private static LyapunovEstimate estimate(
      Growth growth, Growth wider, int neighbours, double timeStep) {
    double mean = growth.mean();
    int count = growth.rates.length;
    double scatter = 0;
    for (int group = 0; group < GROUPS; group++) {
      double off =
          growth.mean(group * count / GROUPS, (group + 1) * count / GROUPS) - mean;
      scatter += off * off;
    }
    double statistical = Math.sqrt(scatter / GROUPS / (GROUPS - 1));
    return new LyapunovEstimate(
        mean / timeStep,
        Math.hypot(statistical, mean - wider.mean()) / timeStep,
        "tangents of straight lines through the %d nearest states, which predict the next one to %s of its spread"
            .formatted(neighbours, NumberText.scientific(growth.residual)));
  }

  private Growth growth(int neighbours) {
    int known = states.points() - 1;
    int size = dimension * delays;
    double[] rates = new double[known - ALIGNED];
    double[] vector = new double[size];
    Arrays.fill(vector, 1 / Math.sqrt(size));
    double square = 0;
    for (int i = 0; i < known; i++) {
      RealMatrix fit = fit(i, neighbours);
      int next = last(i + 1);
      double[] moved = new double[size];
      // Earlier values move up by one.
      System.arraycopy(vector, dimension, moved, 0, size - dimension);
      for (int k = 0; k < dimension; k++) {
        double off = states.values()[next + k] - fit.getEntry(size, k);
        square += off * off;
        for (int n = 0; n < size; n++) {
          moved[size - dimension + k] += fit.getEntry(n, k) * vector[n];
        }
      }
      double length = Math.sqrt(Arrays.stream(moved).map(one -> one * one).sum());
      if (!(length > 0)) {
        moved = vector;
        length = 1;
      }
      for (int n = 0; n < size; n++) {
        vector[n] = moved[n] / length;
      }
      if (i >= ALIGNED) {
        rates[i - ALIGNED] = Math.log(length);
      }
    }
    return new Growth(Math.sqrt(square / known / dimension), rates);
  }

  /// @return index of the latest value of a point
  private int last(int point) {
    return (point + delays - 1) * dimension;
  }

  /// @return slopes, one row a coordinate, and below them the value at the state itself
  private RealMatrix fit(int at, int neighbours) {
    double[] centre = states.point(at);
    Neighbor<double[], Integer>[] found =
        tree.search(centre, Math.min(neighbours + 2 * APART + 1, states.points() - 1));
    Arrays.sort(found, (one, other) -> Double.compare(one.distance(), other.distance()));
    var rows = new double[neighbours][centre.length + 1];
    var next = new double[neighbours][dimension];
    int count = 0;
    for (int n = 0; n < found.length && count < neighbours; n++) {
      int index = found[n].value();
      if (Math.abs(index - at) > APART) {
        double[] point = found[n].key();
        for (int c = 0; c < centre.length; c++) {
          rows[count][c] = point[c] - centre[c];
        }
        rows[count][centre.length] = 1;
        System.arraycopy(states.values(), last(index + 1), next[count], 0, dimension);
        count++;
      }
    }
    double scale = 0;
    for (double[] row : rows) {
      for (int c = 0; c < centre.length; c++) {
        scale = Math.max(scale, Math.abs(row[c]));
      }
    }
    return solved(rows, next, scale);
  }

  /// Distances are divided by the greatest, so that slopes and value are of one size. A little of a ridge keeps
  /// directions in which neighbours do not differ without slope.
  private RealMatrix solved(double[][] rows, double[][] next, double scale) {
    int size = rows[0].length - 1;
    var equations = new double[rows.length + size][size + 1];
    var right = new double[rows.length + size][];
    double unit = scale > 0 ? scale : 1;
    for (int n = 0; n < rows.length; n++) {
      for (int c = 0; c < size; c++) {
        equations[n][c] = rows[n][c] / unit;
      }
      equations[n][size] = 1;
      right[n] = next[n];
    }
    for (int c = 0; c < size; c++) {
      equations[rows.length + c][c] = 1e-9;
      right[rows.length + c] = new double[dimension];
    }
    DecompositionSolver solver =
        new QRDecomposition(new Array2DRowRealMatrix(equations, false)).getSolver();
    RealMatrix fit = solver.solve(new Array2DRowRealMatrix(right, false));
    for (int c = 0; c < size; c++) {
      for (int k = 0; k < dimension; k++) {
        fit.setEntry(c, k, fit.getEntry(c, k) / unit);
      }
    }
    return fit;
  }
}
