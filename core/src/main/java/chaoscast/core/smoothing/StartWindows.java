package chaoscast.core.smoothing;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Noisy observations before a forecast, replaced by the states that the surrogate itself takes for likely: by
/// a [Smoother] where it remembers the present state only, by an [EnsembleFilter] where it remembers more.
///
///     var starts = new StartWindows(ObservationNoise.share(data, 0.01), new Seed(1), 2);
///     Trajectory past = starts.estimate(surrogate, List.of(data.slice(1000, 1400)), 0).getFirst();
///     Forecast forecast = surrogate.forecast(past, 500);
///
/// @param sigmas  deviation of the noise, one a variable, > 0
/// @param seed    of the filter's draws
/// @param threads greatest number of cores, ≥ 1; decides no result
public record StartWindows(double[] sigmas, Seed seed, int threads) {
  /// Windows that are filtered together.
  private static final int TOGETHER = 10;

  public StartWindows {
    sigmas = sigmas.clone();
    Requirements.requireAtLeast("threads", 1, threads);
  }

  @Override
  public double[] sigmas() {
    return sigmas.clone();
  }

  /// @param surrogate in the units of the windows, without inputs
  /// @param windows   observations up to each start, of one length; not modified
  /// @param first     number of the first start, which decides on its draws
  /// @return as many states; where the surrogate cannot follow the observations of a window, these
  public List<Trajectory> estimate(Surrogate surrogate, List<Trajectory> windows, int first) {
    if (SurrogateFlow.isThereFor(surrogate)) {
      return Parallel.map(
          windows.size(), threads, number -> smoothed(surrogate, windows.get(number)));
    }
    var filter = new EnsembleFilter(sigmas, seed);
    int groups = Math.ceilDiv(windows.size(), TOGETHER);
    var all = new ArrayList<Trajectory>();
    Parallel.map(
        groups,
        threads,
        group -> filter.filter(
            surrogate,
            windows.subList(
                group * TOGETHER, Math.min(windows.size(), (group + 1) * TOGETHER)),
            first + group * TOGETHER))
        .forEach(all::addAll);
    return all;
  }

  private Trajectory smoothed(Surrogate surrogate, Trajectory window) {
    try {
      return Smoother.of(surrogate, sigmas, 1)
          .smooth(window, SurrogateFlow.of(surrogate, window), Optional.empty(), Progress.NONE)
          .states();
    } catch (InputException e) { // the model leaves the finite numbers between two observations
      return window;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StartWindows that
        && Arrays.equals(sigmas, that.sigmas)
        && seed.equals(that.seed)
        && threads == that.threads;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(sigmas) + seed.hashCode();
  }

  @Override
  public String toString() {
    return "StartWindows" + Arrays.toString(sigmas);
  }
}
