package chaoscast.core.smoothing;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws of the states before a forecast from what noisy observations and the surrogate say of them together.
///
/// - Of a surrogate that remembers the present state only: the smoothed start x̂ of a [Smoother], and the last
///   block of its Gauss–Newton Hessian,
///
///       x = x̂ + R z,   R Rᵀ = (H⁻¹)_nn,   z ~ N(0, I)
///
/// - Of any other: the last analyses of an [EnsembleFilter] of as many members, at least its own number; each draw
///   is the path of one member, so that what remembers the past remembers that member's.
///
/// What the model itself does wrong in a step is in both, as far as the window shows it; what it does wrong afterwards
/// is in neither.
///
///     var posterior = new StartPosterior(ObservationNoise.share(data, 0.01), new Seed(1), 2);
///     StartMembers fifty = posterior.draw(surrogate, List.of(window), 0, new StartPosterior.Size(50, 1)).getFirst();
///
/// @param sigmas  deviation of the noise, one a variable, > 0; not copied
/// @param seed    of the draws
/// @param threads greatest number of cores, ≥ 1; decides no result
public record StartPosterior(double[] sigmas, Seed seed, int threads) {
  /// Windows that are filtered together.
  private static final int TOGETHER = 10;

  /// What is drawn for each window.
  ///
  /// @param members how many, ≥ 1
  /// @param states  the last of the window that are drawn, in [1, its length]
  public record Size(int members, int states) {
    public Size {
      Requirements.requireAtLeast("members", 1, members);
      Requirements.requireAtLeast("states", 1, states);
    }
  }

  public StartPosterior {
    for (double sigma : sigmas) {
      Requirements.requirePositive("deviation of the noise", sigma);
    }
    Requirements.requireAtLeast("threads", 1, threads);
  }

  /// @param surrogate in the units of the windows, without inputs
  /// @param windows   observations up to each start, of one length; not modified
  /// @param first     number of the first start, which decides on its draws
  /// @return as many; where the surrogate cannot follow the observations of a window, these with their noise
  public List<StartMembers> draw(
      Surrogate surrogate, List<Trajectory> windows, int first, Size size) {
    if (SurrogateFlow.isThereFor(surrogate)) {
      return Parallel.map(
          windows.size(),
          threads,
          number -> smoothed(
              surrogate, windows.get(number), seed.child("window/" + (first + number)), size));
    }
    var filter = new EnsembleFilter(sigmas, seed);
    var kept = new EnsembleFilter.Kept(size.members, size.states, false);
    var all = new ArrayList<StartMembers>();
    Parallel.map(
        Math.ceilDiv(windows.size(), TOGETHER),
        threads,
        group -> filter.members(
            surrogate,
            windows.subList(
                group * TOGETHER, Math.min(windows.size(), (group + 1) * TOGETHER)),
            first + group * TOGETHER,
            kept))
        .forEach(all::addAll);
    return all;
  }

  /// Such a surrogate remembers no more than one state: those before the start are as observed.
  private StartMembers smoothed(
      Surrogate surrogate, Trajectory window, Seed own, Size size) {
    RandomGenerator random = own.generator();
    int d = sigmas.length;
    int at = (size.states - 1) * d;
    double[] states =
        window.slice(window.steps() - size.states, window.steps()).toArray();
    double[][] spread = new double[d][d];
    try {
      Smoother.Last last =
          Smoother.of(surrogate, sigmas, 1)
              .last(window, SurrogateFlow.of(surrogate, window).get());
      System.arraycopy(last.state(), 0, states, at, d);
      spread = last.spread();
    } catch (InputException e) { // the model leaves the finite numbers between two observations
      for (int k = 0; k < d; k++) {
        spread[k][k] = sigmas[k];
      }
    }
    double[][] deviations = new double[size.members][states.length];
    double[] normal = new double[d];
    for (double[] deviation : deviations) {
      for (int k = 0; k < d; k++) {
        normal[k] = random.nextGaussian();
      }
      for (int r = 0; r < d; r++) {
        for (int c = 0; c < d; c++) {
          deviation[at + r] += spread[r][c] * normal[c];
        }
      }
    }
    Trajectory estimate =
        Trajectory.adopt(states, size.states, d, window.timeStep())
            .withNames(window.names())
            .withStartTime(window.time(window.steps() - size.states));
    return new StartMembers(estimate, deviations);
  }
}
