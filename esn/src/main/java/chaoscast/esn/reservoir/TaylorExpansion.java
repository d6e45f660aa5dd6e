package chaoscast.esn.reservoir;

import chaoscast.core.linalg.SparseMatrix;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.esn.options.Activation;
import chaoscast.esn.options.FeatureTransform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// An echo state network written out as polynomials of its present input: the next state as D2R2 would
/// give it.
///
///     r⁽⁰⁾ = 0,   r⁽ᵏ⁾ = (1 − α) r⁽ᵏ⁻¹⁾ + α tanh₃(A r⁽ᵏ⁻¹⁾ + W_in x + b),   x̂ = W φ(r⁽ᵈ⁾, x)
///
/// with tanh₃ its Taylor polynomial of the third order, everything cut off above a total degree. The
/// inputs of the d steps of recurrence are variables of their own, or all taken to be the present one: that is
/// an error of the order of the time step, as the change from state to state is, so that what a readout
/// makes of the difference of inputs is lost.
///
/// Source: doi:10.1098/rsta.2020.0246, which finds that such a network reduces to D2R2.
final class TaylorExpansion {
  private final ReservoirMap map;
  private final Reservoir reservoir;
  private final TruncatedPolynomials algebra;
  private final double[][] features;

  /// @param map       a network that observes all variables
  /// @param wanted    degree and depth
  TaylorExpansion(ReservoirMap map, Expansion wanted) {
    Expansion expansion = wanted.equals(Expansion.WHOLE) ? new Expansion(3, 1) : wanted;
    this.map = map;
    this.reservoir = map.reservoir();
    int inputs = reservoir.inputs();
    long variables = expansion.past() ? (long) inputs * expansion.depth() : inputs;
    Expansion.requireFewTerms(
        "the degree of a network's expansion", variables, expansion.degree());
    algebra = new TruncatedPolynomials((int) variables, expansion.degree());
    double[][] nodes = new double[reservoir.nodes()][algebra.size()];
    for (int step = 0; step < expansion.depth(); step++) {
      int delay = expansion.past() ? expansion.depth() - 1 - step : 0;
      nodes = step(nodes, 1 + delay * inputs);
    }
    features = features(nodes);
  }

  /// @param weights W, one row a variable; not modified
  /// @return W φ
  Polynomials of(double[][] weights) {
    List<Monomial> monomials =
        algebra.exponents().stream().map(Monomial::ofExponents).toList();
    var rows = new ArrayList<Polynomial>();
    for (double[] row : weights) {
      double[] sum = algebra.constant(0);
      for (int feature = 0; feature < features.length; feature++) {
        algebra.addTo(sum, row[feature], features[feature]);
      }
      var terms = new HashMap<Monomial, Double>();
      for (int i = 0; i < sum.length; i++) {
        terms.put(monomials.get(i), sum[i]);
      }
      rows.add(Polynomial.of(terms));
    }
    int steps = algebra.variables() / map.dimension();
    return new Polynomials(
        Form.NEXT_STATE, Polynomials.delayedNames(map.dimension(), steps, 1), rows);
  }

  /// @param firstInput monomial of the first input
  private double[][] step(double[][] nodes, int firstInput) {
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
          sum[firstInput + source - nodes.length] += weight;
        } else {
          sum[0] += weight;
        }
      }
      fresh[node] = algebra.constant(0);
      algebra.addTo(fresh[node], 1 - leak, nodes[node]);
      boolean linear = reservoir.activation() == Activation.LINEAR;
      algebra.addTo(fresh[node], leak, linear ? sum : algebra.tanh(sum));
    }
    return fresh;
  }

  private double[][] features(double[][] nodes) {
    FeatureTransform.Layout layout = map.layout();
    double[][] all = new double[layout.features()][];
    for (int feature = 0; feature < layout.firstNode(); feature++) {
      all[feature] = feature == 0 ? algebra.constant(1) : algebra.variable(feature - 1);
    }
    System.arraycopy(nodes, 0, all, layout.firstNode(), nodes.length);
    for (int i = 0; i < layout.target().length; i++) {
      all[layout.target()[i]] =
          algebra.product(all[layout.left()[i]], all[layout.right()[i]]);
    }
    return all;
  }
}
