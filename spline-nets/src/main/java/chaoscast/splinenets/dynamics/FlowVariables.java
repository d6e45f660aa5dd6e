package chaoscast.splinenets.dynamics;

import chaoscast.splinenets.spline.ReluNetwork;

/// What [FlowIntegration] needs to know about the variables that it integrates; b₀ comes last.
///
/// Neurons are seen in a normalised form that network and spline share, so that crossings are found
/// alike:
///
///     f(x) = b₀ + Σ_i amplitude_i max(0, p_i x + q_i),   p² + q² = 1
sealed interface FlowVariables permits NetworkVariables, SplineVariables {

  /// @return the variables of a network
  double[] state(ReluNetwork network);

  /// @return the network at these variables
  ReluNetwork network(double[] variables);

  /// Writes each neuron's p, q and amplitude; all 0 if w = b = 0.
  void normalise(double[] variables, Normalised neurons);

  /// Writes ṗ.
  ///
  /// @param sums       Σ εa and Σ εax of each neuron and Σ ε
  /// @param derivative modified
  void derivative(double[] variables, ResidualSums sums, double[] derivative);

  /// @return whether w and b, and so the breakpoints, move
  boolean moveBreakpoints();

  /// @return positive while the variables can describe the network
  double chartMargin(double[] variables);

  /// Normalised neurons.
  ///
  /// @param p         direction's part of x
  /// @param q         direction's constant part
  /// @param amplitude v √(w² + b²)
  record Normalised(double[] p, double[] q, double[] amplitude) {
    static Normalised of(int neurons) {
      return new Normalised(new double[neurons], new double[neurons], new double[neurons]);
    }
  }

  /// Sums of residuals over the data on which each neuron is active; modified in place.
  static final class ResidualSums {
    final double[] sum;
    final double[] moment;
    double total;

    ResidualSums(int neurons) {
      sum = new double[neurons];
      moment = new double[neurons];
    }
  }
}
