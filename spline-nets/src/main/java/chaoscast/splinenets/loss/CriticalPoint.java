package chaoscast.splinenets.loss;

import chaoscast.splinenets.spline.ReluNetwork;
import java.util.ArrayList;
import java.util.List;

/// How far a network is from a critical point: there every neuron with μ ≠ 0 has
///
///     Σ_n ε_n a_n = 0   and   Σ_n ε_n a_n x_n = 0
///
/// A breakpoint that learning has left on a datum is at a kink of the loss, where these need not
/// vanish.
///
/// Source: doi:10.3389/frai.2022.889981.
///
/// @param residualSum Σ ε_n, which b₀ brings to 0
/// @param balances    one a neuron
public record CriticalPoint(double residualSum, List<Balance> balances) {

  public CriticalPoint {
    balances = List.copyOf(balances);
  }

  /// @param residualSum    Σ ε a of the neuron
  /// @param residualMoment Σ ε a x
  /// @param deltaSlope     μ = w v
  public record Balance(double residualSum, double residualMoment, double deltaSlope) {}

  /// @return the sums at this network
  public static CriticalPoint at(ReluNetwork network, Samples samples) {
    double[] residuals = samples.residuals(network::evaluate);
    double total = 0;
    for (double residual : residuals) {
      total += residual;
    }
    var balances = new ArrayList<Balance>();
    for (int i = 0; i < network.neurons(); i++) {
      double sum = 0;
      double moment = 0;
      for (int n = 0; n < samples.count(); n++) {
        double x = samples.input(n);
        if (network.weight(i) * x + network.bias(i) > 0) {
          sum += residuals[n];
          moment += residuals[n] * x;
        }
      }
      balances.add(new Balance(sum, moment, network.weight(i) * network.outputWeight(i)));
    }
    return new CriticalPoint(total, balances);
  }

  /// @return the greatest modulus of the sums of residuals and of neurons with μ ≠ 0
  public double greatestSum() {
    return balances.stream()
        .filter(balance -> balance.deltaSlope() != 0)
        .mapToDouble(
            balance -> Math.max(
                Math.abs(balance.residualSum()), Math.abs(balance.residualMoment())))
        .reduce(Math.abs(residualSum), Math::max);
  }

  /// @param tolerance bounds [#greatestSum], ≥ 0
  public boolean isCritical(double tolerance) {
    return greatestSum() <= tolerance;
  }
}
