package chaoscast.evaluation.equivalence;

import chaoscast.core.scaling.Scaling;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.evaluation.score.Tally;
import chaoscast.evaluation.truth.Truth;
import java.util.Arrays;
import java.util.List;

/// How long two forecasters agree from the same starts: the protocol's horizon, its truth replaced by the forecasts
/// of one of them.
///
/// @param truth whose starts, threshold and convention of the error are used
record Agreement(Truth truth) {

  /// @param forecaster held against the other
  /// @param reference  in place of truth; once it is not finite they agree no longer
  /// @return for every start the time until they differ by more than the threshold
  double[] times(HorizonScorer.Starter forecaster, HorizonScorer.Starter reference) {
    Protocol protocol = truth.protocol();
    int starts = protocol.starts();
    int dimension = truth.trajectory().dimension();
    LaneForecaster one = forecaster.start(0, starts);
    LaneForecaster other = reference.start(0, starts);
    double[] expected = new double[starts * dimension];
    LaneForecaster both =
        states -> {
          one.next(states);
          other.next(expected);
        };
    double[] offset = units().offset();
    double[] scale = units().scale();
    double spread = spread();
    Tally.StepError error =
        (_, _, states, position) -> {
          double difference = 0;
          double norm = 0;
          for (int i = 0; i < dimension; i++) {
            int at = position + i;
            difference += Math.pow((states[at] - expected[at]) / scale[i], 2);
            norm += Math.pow((expected[at] - offset[i]) / scale[i], 2);
          }
          double unit =
              switch (protocol.error()) {
                case RELATIVE -> Math.sqrt(norm);
                case NRMSE -> spread;
                case SCALED -> Math.sqrt(dimension);
              };
          return Math.sqrt(difference) / unit;
        };
    int[] valid = Tally.validSteps(protocol, new Tally.Lanes(dimension, both, error));
    return Arrays.stream(valid).mapToDouble(steps -> steps * protocol.timeStep()).toArray();
  }

  /// Those of the error's convention.
  private Scaling units() {
    return switch (truth.protocol().error()) {
      case RELATIVE -> truth.protocol().scaling().fit(truth.training());
      case NRMSE -> ScalingKind.NONE.fit(truth.training());
      case SCALED -> ScalingKind.STANDARD.fit(List.of(truth.trajectory()));
    };
  }

  /// √(mean ‖x − x̄‖²) over the truth.
  private double spread() {
    double[] deviations = ScalingKind.STANDARD.fit(List.of(truth.trajectory())).scale();
    return Math.sqrt(Arrays.stream(deviations).map(s -> s * s).sum());
  }
}
