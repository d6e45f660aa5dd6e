package chaoscast.evaluation.compare;

import chaoscast.core.InputException;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.evaluation.truth.Truth;

/// What a surrogate observes before it forecasts: the protocol's number of states or, where that is 0, its
/// own.
///
/// @param truth that is observed
record WarmUps(Truth truth) {

  /// @return states that the surrogate observes before each forecast
  /// @throws InputException if there are fewer before the first start
  int of(Surrogate surrogate) {
    Protocol protocol = truth.protocol();
    int warmUp = protocol.warmUp() > 0 ? protocol.warmUp() : surrogate.warmUp();
    require("warm-up", warmUp);
    return warmUp;
  }

  /// Before any training, where the contestant's settings say its warm-up.
  ///
  /// @throws InputException if there are fewer states before the first start
  void require(Contestant contestant) {
    if (truth.protocol().warmUp() == 0 && contestant.warmUp().isPresent()) {
      require(contestant.label() + ".warmUp", contestant.warmUp().getAsInt());
    }
  }

  private void require(String name, int warmUp) {
    int most = truth.division().leastPast();
    if (warmUp > most) {
      throw new InputException(
          "%s must be ≤ %s%d but was %d"
              .formatted(
                  name,
                  truth.division().pieces().size() == 1 ? "train-steps + 1 = " : "",
                  most,
                  warmUp),
          "set a shorter warm-up or train on more states");
    }
  }

  /// @param from first start
  /// @param to   last start, excluded
  /// @return forecasts of these starts together, each after its own warm-up
  LaneForecaster forecaster(Surrogate surrogate, int from, int to) {
    Rollout rollout = surrogate.startRollout(to - from);
    int dimension = truth.trajectory().dimension();
    double[] states = new double[(to - from) * dimension];
    for (int back = of(surrogate) - 1; back >= 0; back--) {
      for (int k = from; k < to; k++) {
        int step = truth.start(k) - back;
        truth.trajectory().copyState(step, states, (k - from) * dimension);
      }
      rollout.observe(states);
    }
    return rollout::forecast;
  }
}
