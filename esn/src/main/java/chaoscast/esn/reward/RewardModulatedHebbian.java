package chaoscast.esn.reward;

import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.esn.online.RewardedReadout;
import java.util.random.RandomGenerator;

/// Reward-modulated Hebbian learning of a readout: what was tried when the error fell is tried more.
///
///     z = W r + ψ ξ,   ξ uniform in (−1, 1)
///     ē ← 0.8 ē + 0.2 e,   z̄ ← (1 − g) z̄ + g z
///     W ← W + η Φ(e − ē) (z − z̄) rᵀ,   Φ(u) = −5 sgn(u) |u|^¼
///     ψ = A (10 ē)^(1/root),   0.01 before the first error
///
/// Source: R. Pyle, R. Rosenbaum, Neural Comput. 31 (2019) 1430, arXiv:1803.03304; η from the authors'
/// scripts.
public final class RewardModulatedHebbian implements RewardedReadout {
  private static final double FORGETTING = 0.2;
  private static final double FIRST_AMPLITUDE = 0.01;

  private final ExplorationOptions options;
  private final Kernels kernels = Kernels.best();
  private final RandomGenerator random;
  private final DenseMatrix weights;
  private final DenseMatrix output;
  private final double[] mean;
  private DenseMatrix state;
  private double amplitude = FIRST_AMPLITUDE;
  private double meanError;
  private boolean told;

  /// @param outputs  number m of outputs
  /// @param features number of the state's features
  /// @param seed     source of exploration
  public RewardModulatedHebbian(int outputs, int features, ExplorationOptions options, Seed seed) {
    this.options = options;
    weights = DenseMatrix.zeros(outputs, features);
    output = DenseMatrix.zeros(outputs, 1);
    mean = new double[outputs];
    random = seed.child("esn/exploration").generator();
  }

  @Override
  public void emit(DenseMatrix features, DenseMatrix out) {
    state = features;
    kernels.multiply(weights, features, output);
    for (int k = 0; k < mean.length; k++) {
      output.set(k, 0, output.get(k, 0) + amplitude * random.nextDouble(-1, 1));
      out.set(k, 0, output.get(k, 0));
    }
  }

  @Override
  public void learn(double error) {
    meanError = told ? (1 - FORGETTING) * meanError + FORGETTING * error : error;
    for (int k = 0; k < mean.length; k++) {
      double newest = output.get(k, 0);
      mean[k] = told ? (1 - options.smoothing()) * mean[k] + options.smoothing() * newest : newest;
    }
    told = true;
    double surprise = error - meanError;
    if (surprise <= 0 || !options.improvementOnly()) {
      double rate =
          -5 * options.learningRate() * Math.signum(surprise)
              * Math.sqrt(Math.sqrt(Math.abs(surprise)));
      for (int k = 0; k < mean.length; k++) {
        double factor = rate * (output.get(k, 0) - mean[k]);
        for (int i = 0; i < weights.columns(); i++) {
          weights.set(k, i, Math.fma(factor, state.get(i, 0), weights.get(k, i)));
        }
      }
    }
    amplitude = options.amplitude() * Math.pow(10 * meanError, 1 / options.root());
  }

  /// @return ē
  double meanError() {
    return meanError;
  }

  /// @return z̄_k
  double mean(int k) {
    return mean[k];
  }

  /// @return z_k of the last output
  double output(int k) {
    return output.get(k, 0);
  }

  @Override
  public DenseMatrix weights() {
    return weights;
  }

  @Override
  public Standing standing() {
    return new Standing(norm(output), 0, 0, amplitude);
  }

  static double norm(DenseMatrix vector) {
    double sum = 0;
    for (int k = 0; k < vector.rows(); k++) {
      sum += vector.get(k, 0) * vector.get(k, 0);
    }
    return Math.sqrt(sum);
  }
}
