package chaoscast.esn.reward;

import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.esn.online.InverseCorrelation;
import chaoscast.esn.online.RewardedReadout;

/// SUPERTREX: one readout explores and learns from reward, another learns from the first what has proved good.
///
///     z = z₁ + z₂,   z₁ = W₁ r (mastery),   z₂ = W₂ r + ψ ξ (exploration, [RewardModulatedHebbian])
///     every tenth step:  G = ½ − ½ tanh(5·10⁵ (ē − θ)),   k = P r,   c = 1/(1 + rᵀ k)
///                        P ← P − G c k kᵀ,   W₁ ← W₁ + s G c d kᵀ,   d = z₂ or z̄₂
///
/// While the mean error ē is below θ the gate G is open and W₁ takes the exploratory output over, which
/// then has less left to do. Frozen, the network keeps W₁ alone.
///
/// Source: R. Pyle, R. Rosenbaum, Neural Comput. 31 (2019) 1430, arXiv:1803.03304; s and the period from
/// the authors' scripts.
public final class Supertrex implements RewardedReadout {
  private static final int PERIOD = 10;
  private static final double STEEPNESS = 5e5;

  private final MasteryOptions options;
  private final Kernels kernels = Kernels.best();
  private final RewardModulatedHebbian exploration;
  private final InverseCorrelation inverse;
  private final DenseMatrix weights;
  private final DenseMatrix mastery;
  private final DenseMatrix exploratory;
  private final DenseMatrix direction;
  private DenseMatrix state;
  private double gate;
  private int steps;

  /// @param outputs  number m of outputs
  /// @param features number of the state's features
  /// @param seed     source of exploration
  public Supertrex(
      int outputs,
      int features,
      ExplorationOptions exploration,
      MasteryOptions options,
      Seed seed) {
    this.options = options;
    this.exploration = new RewardModulatedHebbian(outputs, features, exploration, seed);
    inverse = new InverseCorrelation(features, options.ridge());
    weights = DenseMatrix.zeros(outputs, features);
    mastery = DenseMatrix.zeros(outputs, 1);
    exploratory = DenseMatrix.zeros(outputs, 1);
    direction = DenseMatrix.zeros(features, 1);
  }

  @Override
  public void emit(DenseMatrix features, DenseMatrix out) {
    state = features;
    exploration.emit(features, exploratory);
    kernels.multiply(weights, features, mastery);
    for (int k = 0; k < out.rows(); k++) {
      out.set(k, 0, mastery.get(k, 0) + exploratory.get(k, 0));
    }
  }

  @Override
  public void learn(double error) {
    exploration.learn(error);
    if (steps++ % PERIOD == 0) {
      takeOver();
    }
  }

  private void takeOver() {
    gate = 0.5 - 0.5 * Math.tanh(STEEPNESS * (exploration.meanError() - options.threshold()));
    if (!(gate > 0)) {
      return;
    }
    double gain = gate / (1 + inverse.direct(state, direction));
    inverse.subtract(direction, gain);
    for (int k = 0; k < weights.rows(); k++) {
      double taught = options.smoothed() ? exploration.mean(k) : exploration.output(k);
      double factor = options.share() * gain * taught;
      for (int i = 0; i < weights.columns(); i++) {
        weights.set(k, i, Math.fma(factor, direction.get(i, 0), weights.get(k, i)));
      }
    }
  }

  /// @return z̄₂ of output k, which the authors' script takes for the mean of z
  double exploratoryMean(int k) {
    return exploration.mean(k);
  }

  @Override
  public DenseMatrix weights() {
    return weights;
  }

  @Override
  public Standing standing() {
    return new Standing(
        RewardModulatedHebbian.norm(exploratory),
        RewardModulatedHebbian.norm(mastery),
        gate,
        exploration.standing().amplitude());
  }
}
