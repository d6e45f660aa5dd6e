package chaoscast.d2r2.sindy;

import chaoscast.core.Cost;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.d2r2.PolynomialMap;
import java.util.List;
import java.util.Set;

/// All candidate terms of every column's state: monomials first, then sines and cosines.
final class TermMap {
  private final PolynomialMap monomials;
  private final LiftedState lift;
  private final Arithmetic arithmetic;
  private final int count;

  /// @param dimension number of variables
  /// @param degree    highest total degree of the monomials
  TermMap(int dimension, int degree, Set<TermFamily> families) {
    this(
        new PolynomialMap(dimension, degree),
        new LiftedState(dimension, families),
        Arithmetic.BINARY64);
  }

  private TermMap(PolynomialMap monomials, LiftedState lift, Arithmetic arithmetic) {
    this.monomials = monomials;
    this.lift = lift;
    this.arithmetic = arithmetic;
    this.count = monomials.featureCount() + lift.size() - lift.dimension();
  }

  int dimension() {
    return lift.dimension();
  }

  int featureCount() {
    return count;
  }

  /// @return what the terms of one state cost; a sine counts as one operation
  Cost cost() {
    Cost products = monomials.cost();
    int functions = lift.size() - lift.dimension();
    return new Cost(
        0, count, products.multiplyAdds(), functions, (long) Double.BYTES * count);
  }

  TermMap inPrecision(Arithmetic format) {
    return new TermMap((PolynomialMap) monomials.inPrecision(format), lift, format);
  }

  /// @param states   dimension × columns; not modified
  /// @param features terms × columns; modified
  void apply(DenseMatrix states, DenseMatrix features) {
    int first = monomials.featureCount();
    if (first == count) {
      monomials.apply(states, features);
      return;
    }
    monomials.apply(states, features.rowRange(0, first));
    double[] state = new double[lift.dimension()];
    double[] lifted = new double[lift.size()];
    for (int column = 0; column < states.columns(); column++) {
      for (int i = 0; i < state.length; i++) {
        state[i] = states.get(i, column);
      }
      lift.values(state, lifted);
      for (int i = state.length; i < lifted.length; i++) {
        features.set(first + i - state.length, column, arithmetic.round(lifted[i]));
      }
    }
  }
}
