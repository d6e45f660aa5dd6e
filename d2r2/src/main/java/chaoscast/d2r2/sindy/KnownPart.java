package chaoscast.d2r2.sindy;

import chaoscast.core.flow.Dynamics;
import chaoscast.core.hybrid.Knowledge;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Optional;

/// What of the equations is known: the model K, to which terms are added.
///
///     x' = K(x) + W φ(x)
///
/// @param model whose derivatives are known; empty where all of the equations are learned
record KnownPart(Optional<Knowledge> model) {
  static final KnownPart NOTHING = new KnownPart(Optional.empty());

  static KnownPart of(Knowledge model) {
    return new KnownPart(Optional.of(model));
  }

  boolean isNothing() {
    return model.isEmpty();
  }

  /// @param terms W φ, whose working memory is used
  /// @return K + W φ, whose parameters are those of the terms
  Dynamics plus(Dynamics terms) {
    return model.<Dynamics>map(_ -> new SumDynamics(dynamics(), terms)).orElse(terms);
  }

  /// @param states variables × columns; not modified
  /// @return K of each
  DenseMatrix of(DenseMatrix states) {
    Dynamics known = dynamics();
    DenseMatrix rates = DenseMatrix.zeros(states.rows(), states.columns());
    double[] state = new double[states.rows()];
    double[] rate = new double[states.rows()];
    for (int column = 0; column < states.columns(); column++) {
      for (int i = 0; i < state.length; i++) {
        state[i] = states.get(i, column);
      }
      known.derivative(state, rate);
      for (int i = 0; i < rate.length; i++) {
        rates.set(i, column, rate[i]);
      }
    }
    return rates;
  }

  /// @param rates derivatives; not modified
  /// @param known as many of K; not modified
  static DenseMatrix rest(DenseMatrix rates, DenseMatrix known) {
    DenseMatrix rest = rates.copy();
    for (int row = 0; row < rest.rows(); row++) {
      for (int column = 0; column < rest.columns(); column++) {
        rest.set(row, column, rest.get(row, column) - known.get(row, column));
      }
    }
    return rest;
  }

  private Dynamics dynamics() {
    return model.orElseThrow().dynamics().orElseThrow();
  }
}
