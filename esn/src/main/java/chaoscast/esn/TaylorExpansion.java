package chaoscast.esn;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Surrogate;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.core.training.Target;
import java.util.Arrays;
import java.util.List;

/// A trained echo state network written out as a polynomial of its present input: the next state as
/// D2R2 would give it.
///
///     r⁽⁰⁾ = 0,   r⁽ᵏ⁾ = (1 − α) r⁽ᵏ⁻¹⁾ + α tanh₃(A r⁽ᵏ⁻¹⁾ + W_in x + b),   x̂ = W φ(r⁽ᵈ⁾, x)
///
/// with tanh₃ its Taylor polynomial of the third order, everything cut off above a total degree. The
/// inputs of the d steps of recurrence are taken to be the present one, x(t−k) ≈ x(t): right to the
/// leading order in the time step. Coefficients are in the network's own units.
///
/// Source: doi:10.1098/rsta.2020.0246, which finds that such a network reduces to D2R2.
///
/// @param exponents    powers of each variable, one row a monomial, degree by degree
/// @param coefficients one row a variable that is forecast, one column a monomial
public record TaylorExpansion(List<int[]> exponents, double[][] coefficients) {

  public TaylorExpansion {
    exponents = exponents.stream().map(int[]::clone).toList();
    coefficients = Arrays.stream(coefficients).map(double[]::clone).toArray(double[][]::new);
    for (double[] row : coefficients) {
      if (row.length != exponents.size()) {
        throw new InputException(
            "coefficients must be as many as the %d monomials but were %d"
                .formatted(exponents.size(), row.length));
      }
    }
  }

  @Override
  public List<int[]> exponents() {
    return exponents.stream().map(int[]::clone).toList();
  }

  @Override
  public double[][] coefficients() {
    return Arrays.stream(coefficients).map(double[]::clone).toArray(double[][]::new);
  }

  /// @param surrogate an echo state network that observes all variables
  /// @param degree    greatest total degree that is kept, ≥ 1
  /// @param depth     steps of recurrence d, ≥ 1; 1: none
  public static TaylorExpansion of(Surrogate surrogate, int degree, int depth) {
    Requirements.requireAtLeast("degree", 1, degree);
    Requirements.requireAtLeast("depth", 1, depth);
    TrainedReservoir network = TrainedReservoir.of(surrogate);
    Reservoir reservoir = network.map().reservoir();
    if (!reservoir.observed().isAll()) {
      throw new InputException(
          "the network must observe all %d variables but observes %d"
              .formatted(network.map().dimension(), reservoir.inputs()));
    }
    var algebra = new TruncatedPolynomials(reservoir.inputs(), degree);
    double[][] nodes = new double[reservoir.nodes()][algebra.size()];
    for (int step = 0; step < depth; step++) {
      nodes = step(reservoir, nodes, algebra);
    }
    double[][] features = features(network.map(), nodes, algebra);
    double[][] coefficients = new double[network.map().dimension()][];
    for (int variable = 0; variable < coefficients.length; variable++) {
      coefficients[variable] =
          network.target() == Target.INCREMENT
              ? algebra.variable(variable)
              : algebra.constant(0);
      for (int feature = 0; feature < features.length; feature++) {
        double weight = network.readout().get(variable, feature);
        algebra.addTo(coefficients[variable], weight, features[feature]);
      }
    }
    return new TaylorExpansion(algebra.exponents(), coefficients);
  }

  private static double[][] step(
      Reservoir reservoir, double[][] nodes, TruncatedPolynomials algebra) {
    SparseMatrix drive = reservoir.drive();
    double leak = reservoir.leakRate();
    double[][] fresh = new double[nodes.length][];
    for (int node = 0; node < nodes.length; node++) {
      double[] sum = algebra.constant(0);
      for (int entry = drive.start(node); entry < drive.start(node + 1); entry++) {
        int source = drive.column(entry);
        double weight = drive.value(entry);
        if (source < nodes.length) {
          algebra.addTo(sum, weight, nodes[source]);
        } else if (source < nodes.length + reservoir.inputs()) {
          sum[1 + source - nodes.length] += weight;
        } else {
          sum[0] += weight;
        }
      }
      fresh[node] = algebra.constant(0);
      algebra.addTo(fresh[node], 1 - leak, nodes[node]);
      algebra.addTo(fresh[node], leak, algebra.tanh(sum));
    }
    return fresh;
  }

  private static double[][] features(
      ReservoirMap map, double[][] nodes, TruncatedPolynomials algebra) {
    FeatureTransform.Layout layout = map.layout();
    double[][] features = new double[layout.features()][];
    for (int feature = 0; feature < layout.firstNode(); feature++) {
      features[feature] = feature == 0 ? algebra.constant(1) : algebra.variable(feature - 1);
    }
    System.arraycopy(nodes, 0, features, layout.firstNode(), nodes.length);
    for (int i = 0; i < layout.target().length; i++) {
      features[layout.target()[i]] =
          algebra.product(features[layout.left()[i]], features[layout.right()[i]]);
    }
    return features;
  }

  /// @param state in the network's units; not modified
  /// @return the next state
  public double[] apply(double[] state) {
    double[] next = new double[coefficients.length];
    for (int monomial = 0; monomial < exponents.size(); monomial++) {
      double value = 1;
      for (int variable = 0; variable < state.length; variable++) {
        value *= Math.pow(state[variable], exponents.get(monomial)[variable]);
      }
      for (int variable = 0; variable < next.length; variable++) {
        next[variable] += coefficients[variable][monomial] * value;
      }
    }
    return next;
  }

  /// How far this polynomial is from another, such as one that D2R2 has fitted, degree by degree.
  ///
  ///     d_k = ‖c_k − c'_k‖ / ‖c'_k‖   over all coefficients of total degree k
  ///
  /// @param reference a polynomial in the same variables; monomials that only one of both has count
  ///                  as zero in the other
  /// @return d_0, d_1, … up to the reference's degree; NaN where the reference has no such term
  public double[] distanceByDegree(TaylorExpansion reference) {
    int degree = reference.exponents.stream().mapToInt(TaylorExpansion::total).max().orElse(0);
    double[] differences = new double[degree + 1];
    double[] norms = new double[degree + 1];
    for (int monomial = 0; monomial < reference.exponents.size(); monomial++) {
      int k = total(reference.exponents.get(monomial));
      int own = indexOf(reference.exponents.get(monomial));
      for (int variable = 0; variable < coefficients.length; variable++) {
        double expected = reference.coefficients[variable][monomial];
        double actual = own < 0 ? 0 : coefficients[variable][own];
        differences[k] += (actual - expected) * (actual - expected);
        norms[k] += expected * expected;
      }
    }
    double[] distances = new double[degree + 1];
    Arrays.setAll(
        distances, k -> norms[k] > 0 ? Math.sqrt(differences[k] / norms[k]) : Double.NaN);
    return distances;
  }

  private int indexOf(int[] powers) {
    for (int i = 0; i < exponents.size(); i++) {
      if (Arrays.equals(exponents.get(i), powers)) {
        return i;
      }
    }
    return -1;
  }

  private static int total(int[] powers) {
    return Arrays.stream(powers).sum();
  }
}
