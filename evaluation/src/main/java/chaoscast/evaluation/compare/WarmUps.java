package chaoscast.evaluation.compare;

import chaoscast.core.InputException;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.driven.InputFeed;
import chaoscast.core.extended.ExtendedSurrogate;
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
  /// @param seed of what estimates draw
  /// @param threads greatest number of cores, ≥ 1; decides no result
  /// @return what the surrogate observes before these starts
  Pasts pasts(Surrogate surrogate, int from, int to, Seed seed, int threads) {
    return Pasts.of(truth, surrogate, of(surrogate), seed, threads, from, to);
  }

  /// @param pasts of these starts at least
  /// @param from  first start
  /// @param to    last start, excluded
  /// @return forecasts of these starts together, each after its own warm-up
  LaneForecaster forecaster(Surrogate surrogate, Pasts pasts, int from, int to) {
    if (surrogate instanceof ExtendedSurrogate extended && truth.digits().isPresent()) {
      return truth.forecaster(extended.model(), from, to);
    }
    Rollout rollout = surrogate.startRollout(to - from);
    int dimension = truth.trajectory().dimension();
    double[] states = new double[(to - from) * dimension];
    InputFeed feed = InputFeed.of(surrogate, rollout);
    for (int back = of(surrogate) - 1; back >= 0; back--) {
      for (int k = from; k < to; k++) {
        pasts.copyState(k, back, states, (k - from) * dimension);
      }
      drive(feed, from, to, -back);
      rollout.observe(states);
    }
    return new LaneForecaster() {
      private int step;

      @Override
      public void next(double[] predicted) {
        drive(feed, from, to, step++);
        rollout.forecast(predicted);
      }
    };
  }

  /// @param after steps after the starts
  private void drive(InputFeed feed, int from, int to, int after) {
    if (!feed.isNeeded()) {
      return;
    }
    Trajectory known = truth.trajectory().inputs().orElseThrow();
    for (int start = from; start < to; start++) {
      feed.lane(start - from, known, truth.start(start) + after);
    }
    feed.give();
  }
}
