package chaoscast.splinenets.dynamics;

import chaoscast.splinenets.spline.ReluNetwork;

/// The flow in (w, b, v, b₀):
///
///     ẇ = −v Σ εax,   ḃ = −v Σ εa,   v̇ = −(w Σ εax + b Σ εa),   ḃ₀ = −Σ ε
///
/// @param neurons         H
/// @param moveBreakpoints false: ẇ = ḃ = 0
record NetworkVariables(int neurons, boolean moveBreakpoints) implements FlowVariables {

  @Override
  public double[] state(ReluNetwork network) {
    return network.parameters();
  }

  @Override
  public ReluNetwork network(double[] variables) {
    return ReluNetwork.ofParameters(variables);
  }

  @Override
  public void normalise(double[] variables, Normalised normalised) {
    for (int i = 0; i < neurons; i++) {
      double w = variables[i];
      double b = variables[neurons + i];
      double norm = Math.sqrt(w * w + b * b);
      normalised.p()[i] = norm == 0 ? 0 : w / norm;
      normalised.q()[i] = norm == 0 ? 0 : b / norm;
      normalised.amplitude()[i] = variables[2 * neurons + i] * norm;
    }
  }

  @Override
  public void derivative(double[] variables, ResidualSums sums, double[] derivative) {
    for (int i = 0; i < neurons; i++) {
      double v = moveBreakpoints ? variables[2 * neurons + i] : 0;
      derivative[i] = -v * sums.moment[i];
      derivative[neurons + i] = -v * sums.sum[i];
      derivative[2 * neurons + i] =
          -(variables[i] * sums.moment[i] + variables[neurons + i] * sums.sum[i]);
    }
    derivative[3 * neurons] = -sums.total;
  }

  @Override
  public double chartMargin(double[] variables) {
    return 1;
  }
}
