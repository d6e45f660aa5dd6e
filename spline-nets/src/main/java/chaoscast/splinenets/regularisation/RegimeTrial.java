package chaoscast.splinenets.regularisation;

import chaoscast.splinenets.dynamics.Learner;
import chaoscast.splinenets.dynamics.LearningHistory;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.PiecewiseLinear;
import chaoscast.splinenets.spline.PiecewiseLinear.Knot;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.List;

/// One network taught and looked at: what its start does to what is learnt.
///
/// @param start   as it is initialised
/// @param learner how it learns
public record RegimeTrial(ReluNetwork start, Learner learner) {

  /// @param trainError root mean square of the residuals
  /// @param testError  the same on the test data
  /// @param knots      [EffectiveKnots#ONE_PERCENT] of what is learnt
  /// @param history    of learning
  public record Result(
      double trainError,
      double testError,
      List<Knot> knots,
      LearningHistory history) {

    public Result {
      knots = List.copyOf(knots);
    }

    /// @return Σ (slope change)² over the effective knots
    public double roughness() {
      return knots.stream().mapToDouble(knot -> knot.change() * knot.change()).sum();
    }
  }

  /// @param training what is learnt
  /// @param test     what is asked afterwards
  public Result run(Samples training, Samples test) {
    LearningHistory history = learner.learn(start, training);
    ReluNetwork learnt = history.last().network();
    PiecewiseLinear function = learnt.toSpline().canonical();
    return new Result(
        training.rootMeanSquare(learnt::evaluate),
        test.rootMeanSquare(learnt::evaluate),
        EffectiveKnots.ONE_PERCENT.of(function, training),
        history);
  }
}
