package chaoscast.evaluation.benchmark;

import chaoscast.core.Forecast;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import chaoscast.core.smoothing.ObservationNoise;
import chaoscast.core.smoothing.Smoother;
import chaoscast.core.smoothing.WeakConstraint;
import chaoscast.core.smoothing.WhiteNoise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
    Optional<Flow> flow = surrogate.flow();
    if (!noisy || flow.isEmpty()) {
      return new CtfModel(surrogate, record);
    }
    Supplier<Flow> flows = () -> surrogate.flow().orElseThrow();
    double[] sigmas = ObservationNoise.found(record, flows, threads, progress);
    Smoother.Smoothed smoothed =
        new Smoother(new WeakConstraint(sigmas, threads))
            .smooth(record, flows, surrogate.flowCovariance(), progress);
    return new CtfModel(surrogate, smoothed.states());
  }

  /// @return what follows the record
  Forecast forecast(int steps) {
    return surrogate.forecast(states, steps);
  }
}
