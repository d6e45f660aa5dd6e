package chaoscast.splinenets.dynamics;

import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;

/// Gradient descent on all data, p ← p − rate · ∂ℓ/∂p, on (w, b, v, b₀).
///
/// It follows [GradientFlow] to the time rate · steps while rate is well below 2 / (greatest
/// eigenvalue of the Hessian).
///
/// @param rate       > 0
/// @param steps      ≥ 1
/// @param frameEvery steps from frame to frame, ≥ 1
public record GradientDescent(double rate, int steps, int frameEvery) implements Learner {

  public GradientDescent {
    Requirements.requirePositive("rate", rate);
    Requirements.requireAtLeast("steps", 1, steps);
    Requirements.requireAtLeast("frameEvery", 1, frameEvery);
  }

  @Override
  public LearningHistory learn(ReluNetwork start, Samples samples, Progress progress) {
    return new Descent(steps, frameEvery)
        .run(
            start,
            samples,
            progress,
            (parameters, gradient, step) -> {
              for (int p = 0; p < parameters.length; p++) {
                parameters[p] -= rate * gradient[p];
              }
            });
  }
}
