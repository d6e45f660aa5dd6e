package chaoscast.splinenets.loss;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.splinenets.spline.Flat;
import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.Orientation;
import chaoscast.splinenets.spline.ReluSpline;
import chaoscast.splinenets.spline.SplineNeuron;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// The loss in spline coordinates (β_0 …, μ_0 …, b₀), 2H + 1 of them, at fixed orientations:
///
///     ∂ℓ/∂μ_i = Σ ε a_i (x − β_i),   ∂ℓ/∂β_i = −μ_i Σ ε a_i
///     ∂²ℓ/∂μ_i∂μ_j = Σ a_i a_j (x − β_i)(x − β_j),   ∂²ℓ/∂β_i∂β_j = μ_i μ_j Σ a_i a_j
///     ∂²ℓ/∂β_i∂μ_j = −μ_i Σ a_i a_j (x − β_j) − δ_ij Σ ε a_i
///
/// Source: doi:10.3389/frai.2022.889981.
///
/// @param samples      the data
/// @param orientations s, one a neuron; copied
public record SplineLossSurface(Samples samples, List<Orientation> orientations)
    implements LossSurface {

  public SplineLossSurface {
    Requirements.requireAtLeast("neurons", 1, orientations.size());
    orientations = List.copyOf(orientations);
  }

  /// @param spline without flat neurons, which have no breakpoint
  /// @return the surface that the spline lies on, at [#parameters]
  public static SplineLossSurface around(ReluSpline spline, Samples samples) {
    var orientations = new ArrayList<Orientation>();
    for (int i = 0; i < spline.neurons().size(); i++) {
      orientations.add(kink(spline, i).orientation());
    }
    return new SplineLossSurface(samples, orientations);
  }

  /// @param spline without flat neurons
  /// @return β_0 …, μ_0 …, b₀
  public static double[] parameters(ReluSpline spline) {
    int neurons = spline.neurons().size();
    double[] parameters = new double[2 * neurons + 1];
    for (int i = 0; i < neurons; i++) {
      parameters[i] = kink(spline, i).breakpoint();
      parameters[neurons + i] = kink(spline, i).deltaSlope();
    }
    parameters[2 * neurons] = spline.constant();
    return parameters;
  }

  private static Kink kink(ReluSpline spline, int neuron) {
    return switch (spline.neurons().get(neuron)) {
      case Kink kink -> kink;
      case Flat flat ->
          throw new InputException(
              "weight of neuron %d must be so large that it has a breakpoint but was %s"
                  .formatted(neuron, flat.weight()));
    };
  }

  /// @param parameters as from [#parameters]; not modified
  /// @return the spline there, with the scales |w| = 1
  public ReluSpline spline(double[] parameters) {
    List<SplineNeuron> kinks = new ArrayList<>();
    for (int i = 0; i < neurons(); i++) {
      kinks.add(new Kink(parameters[i], parameters[neurons() + i], orientations.get(i), 1));
    }
    return new ReluSpline(parameters[2 * neurons()], kinks);
  }

  @Override
  public int dimension() {
    return 2 * neurons() + 1;
  }

  @Override
  public int neurons() {
    return orientations.size();
  }

  @Override
  public boolean isActive(double[] parameters, int neuron, double x) {
    return orientations.get(neuron).sign() * (x - parameters[neuron]) > 0;
  }

  @Override
  public boolean isSilent(double[] parameters, int neuron) {
    return parameters[neurons() + neuron] == 0;
  }

  @Override
  public double evaluate(double[] parameters, double x) {
    double sum = parameters[2 * neurons()];
    for (int i = 0; i < neurons(); i++) {
      if (isActive(parameters, i, x)) {
        sum += parameters[neurons() + i] * (x - parameters[i]);
      }
    }
    return sum;
  }

  @Override
  public RealMatrix jacobian(double[] parameters) {
    RealMatrix jacobian = MatrixUtils.createRealMatrix(samples.count(), dimension());
    for (int n = 0; n < samples.count(); n++) {
      double x = samples.input(n);
      for (int i = 0; i < neurons(); i++) {
        if (isActive(parameters, i, x)) {
          jacobian.setEntry(n, i, -parameters[neurons() + i]);
          jacobian.setEntry(n, neurons() + i, x - parameters[i]);
        }
      }
      jacobian.setEntry(n, 2 * neurons(), 1);
    }
    return jacobian;
  }

  @Override
  public RealMatrix hessian(double[] parameters) {
    RealMatrix jacobian = jacobian(parameters);
    RealMatrix hessian = jacobian.transposeMultiply(jacobian);
    double[] residuals = residuals(parameters);
    for (int i = 0; i < neurons(); i++) {
      double sum = 0;
      for (int n = 0; n < samples.count(); n++) {
        sum += isActive(parameters, i, samples.input(n)) ? residuals[n] : 0;
      }
      hessian.addToEntry(i, neurons() + i, -sum);
      hessian.addToEntry(neurons() + i, i, -sum);
    }
    return hessian;
  }
}
