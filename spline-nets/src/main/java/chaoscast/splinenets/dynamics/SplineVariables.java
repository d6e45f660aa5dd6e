package chaoscast.splinenets.dynamics;

import chaoscast.splinenets.loss.SplineLossSurface;
import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.Orientation;
import chaoscast.splinenets.spline.ReluNetwork;
import chaoscast.splinenets.spline.ReluSpline;
import chaoscast.splinenets.spline.SplineNeuron;
import java.util.ArrayList;
import java.util.List;

/// The flow in (β, μ, b₀):
///
///     β̇ = (v/w)(Σ εa + β Σ εax),   μ̇ = −(v² + w²) Σ εax + w²β Σ εa,   ḃ₀ = −Σ ε
///
/// The scale w² = k is no variable: with the conserved δ = w² + b² − v², b = −wβ and v = μ/w,
///
///     (1 + β²) k² − δ k − μ² = 0,   k > 0
///
/// Source: doi:10.3389/frai.2022.889981.
///
/// @param orientations s, fixed
/// @param imbalances   δ, one a neuron
record SplineVariables(List<Orientation> orientations, double[] imbalances)
    implements FlowVariables {
  /// Beyond this breakpoint, or below its square's inverse as w²/v², the coordinates end.
  private static final double FARTHEST = 1e6;

  static SplineVariables of(ReluNetwork network) {
    List<Orientation> orientations = new ArrayList<>();
    double[] imbalances = new double[network.neurons()];
    for (int i = 0; i < network.neurons(); i++) {
      orientations.add(Orientation.of(network.weight(i)));
      imbalances[i] = network.imbalance(i);
    }
    return new SplineVariables(List.copyOf(orientations), imbalances);
  }

  private int neurons() {
    return imbalances.length;
  }

  /// w², the positive root, by the formula that does not cancel.
  private double squaredWeight(double breakpoint, double deltaSlope, double imbalance) {
    double a = 1 + breakpoint * breakpoint;
    double root = Math.hypot(imbalance, 2 * Math.sqrt(a) * deltaSlope);
    return imbalance >= 0
        ? (imbalance + root) / (2 * a)
        : 2 * deltaSlope * deltaSlope / (root - imbalance);
  }

  @Override
  public double[] state(ReluNetwork network) {
    return SplineLossSurface.parameters(network.toSpline());
  }

  @Override
  public ReluNetwork network(double[] variables) {
    List<SplineNeuron> kinks = new ArrayList<>();
    for (int i = 0; i < neurons(); i++) {
      double beta = variables[i];
      double mu = variables[neurons() + i];
      double scale = Math.sqrt(squaredWeight(beta, mu, imbalances[i]));
      kinks.add(new Kink(beta, mu, orientations.get(i), scale));
    }
    return new ReluSpline(variables[2 * neurons()], kinks).toNetwork();
  }

  @Override
  public void normalise(double[] variables, Normalised normalised) {
    for (int i = 0; i < neurons(); i++) {
      double beta = variables[i];
      double norm = Math.sqrt(1 + beta * beta);
      int sign = orientations.get(i).sign();
      normalised.p()[i] = sign / norm;
      normalised.q()[i] = -sign * beta / norm;
      normalised.amplitude()[i] = sign * variables[neurons() + i] * norm;
    }
  }

  @Override
  public void derivative(double[] variables, ResidualSums sums, double[] derivative) {
    for (int i = 0; i < neurons(); i++) {
      double beta = variables[i];
      double mu = variables[neurons() + i];
      double w2 = squaredWeight(beta, mu, imbalances[i]);
      double ratio = mu / w2;
      derivative[i] = ratio * (sums.sum[i] + beta * sums.moment[i]);
      derivative[neurons() + i] =
          -(mu * ratio + w2) * sums.moment[i] + w2 * beta * sums.sum[i];
    }
    derivative[2 * neurons()] = -sums.total;
  }

  @Override
  public boolean moveBreakpoints() {
    return true;
  }

  @Override
  public double chartMargin(double[] variables) {
    double margin = 1;
    for (int i = 0; i < neurons(); i++) {
      double mu = variables[neurons() + i];
      double w2 = squaredWeight(variables[i], mu, imbalances[i]);
      margin = Math.min(margin, 1 - Math.abs(variables[i]) / FARTHEST);
      margin = Math.min(margin, w2 * FARTHEST / (Math.abs(mu) + Double.MIN_NORMAL) - 1);
    }
    return margin;
  }
}
