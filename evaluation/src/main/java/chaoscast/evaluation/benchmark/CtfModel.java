package chaoscast.evaluation.benchmark;

import chaoscast.core.Forecast;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.smoothing.StateSmoother;
import chaoscast.core.smoothing.WhiteNoise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A surrogate of one record, and the record as the surrogate sees it.
///
/// @param surrogate trained on the record alone
/// @param states    the record's, without their noise if it has any
record CtfModel(Surrogate surrogate, Trajectory states) {
  /// The same for every record: no noise in a record is the case that `auto` finds itself.
  static final Map<String, String> SETTINGS = Map.of("noise", "auto");
  static final String PROVIDER = "sindy";

  /// @param record  observed states, whether noisy or not
  /// @param seed    of what the trainer draws
  /// @param threads greatest number of cores, ≥ 1; decides no result
  static CtfModel of(Trajectory record, Seed seed, int threads, Progress progress) {
    Surrogate surrogate =
        Surrogates.provider(PROVIDER).trainer(SETTINGS, seed).train(List.of(record), progress);
    boolean noisy = Arrays.stream(WhiteNoise.shares(record)).anyMatch(share -> share > 0);
    if (!noisy || surrogate.flow().isEmpty()) {
      return new CtfModel(surrogate, record);
    }
    var smoother = new StateSmoother(surrogate, seed, threads);
    double[] sigmas = smoother.noise(record, progress);
    return new CtfModel(surrogate, smoother.smooth(record, sigmas, progress).states());
  }

  /// @return what follows the record
  Forecast forecast(int steps) {
    return surrogate.forecast(states, steps);
  }
}
