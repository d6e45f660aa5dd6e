package chaoscast.splinenets.dynamics;

import chaoscast.core.Progress;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;

/// A way to lower the loss ½ Σ (f(x_n) − y_n)², all of the data at once.
///
///     Learner learner = GradientFlow.over(100);
///     ReluNetwork learnt = learner.learn(start, samples).last().network();
public sealed interface Learner permits GradientFlow, GradientDescent, Adam {

  /// @param start    network to begin with; not modified
  /// @param samples  the data
  /// @param progress frame by frame
  /// @return what happened, the start included
  LearningHistory learn(ReluNetwork start, Samples samples, Progress progress);

  /// @return the same, which nobody listens to
  default LearningHistory learn(ReluNetwork start, Samples samples) {
    return learn(start, samples, Progress.NONE);
  }
}
