package chaoscast.splinenets.dynamics;

import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;

/// Adam on all data: steps by running means of the gradient and of its square,
///
///     m ← β₁ m + (1 − β₁) g,   u ← β₂ u + (1 − β₂) g²
///     p ← p − rate · (m / (1 − β₁ᵏ)) / (√(u / (1 − β₂ᵏ)) + 10⁻⁸),   β₁ = 0.9,   β₂ = 0.999
///
/// Source: D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, 2015, arXiv:1412.6980.
///
/// @param rate       > 0
/// @param steps      ≥ 1
/// @param frameEvery steps from frame to frame, ≥ 1
public record Adam(double rate, int steps, int frameEvery) implements Learner {
  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final double FLOOR = 1e-8;

  public Adam {
    Requirements.requirePositive("rate", rate);
    Requirements.requireAtLeast("steps", 1, steps);
    Requirements.requireAtLeast("frameEvery", 1, frameEvery);
  }

  @Override
  public LearningHistory learn(ReluNetwork start, Samples samples, Progress progress) {
    double[] mean = new double[3 * start.neurons() + 1];
    double[] square = new double[mean.length];
    return new Descent(steps, frameEvery)
        .run(
            start,
            samples,
            progress,
            (parameters, gradient, step) -> {
              double meanWeight = 1 - Math.pow(MEAN_DECAY, step);
              double squareWeight = 1 - Math.pow(SQUARE_DECAY, step);
              for (int p = 0; p < parameters.length; p++) {
                double g = gradient[p];
                mean[p] = MEAN_DECAY * mean[p] + (1 - MEAN_DECAY) * g;
                square[p] = SQUARE_DECAY * square[p] + (1 - SQUARE_DECAY) * g * g;
                parameters[p] -=
                    rate * (mean[p] / meanWeight) / (Math.sqrt(square[p] / squareWeight) + FLOOR);
              }
            });
  }
}
