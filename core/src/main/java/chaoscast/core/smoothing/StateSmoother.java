package chaoscast.core.smoothing;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;

/// States from noisy observations and any surrogate: by a [Smoother] where it remembers the present state only, by an
/// [EnsembleFilter] and a way back through it where it remembers more.
///
///     var smoother = new StateSmoother(surrogate, new Seed(1), 2);
///     double[] sigmas = smoother.noise(data, Progress.NONE);
///     Smoother.Smoothed smoothed = smoother.smooth(data, sigmas, Progress.NONE);
///
/// @param surrogate in the units of the data, without inputs
/// @param seed      of an ensemble's members
/// @param threads   greatest number of cores, ≥ 1; decides no result
public record StateSmoother(Surrogate surrogate, Seed seed, int threads) {
  /// States whose residuals say the noise.
  private static final int PROBE = 4096;

  public StateSmoother {
    if (!surrogate.inputs().isEmpty()) {
      throw new InputException(
          "smoothing needs a model without inputs but this %s has %s"
              .formatted(surrogate.provider(), String.join(", ", surrogate.inputs())),
          "train one without --inputs");
    }
  }

  /// @return whether [#smooth] goes by an ensemble
  public boolean isByEnsemble() {
    return !SurrogateFlow.isThereFor(surrogate);
  }

  /// @param data   observations; not modified
  /// @param sigmas deviation of their noise, one a variable, > 0; not modified
  /// @throws InputException if the model cannot follow the observations, with the rows, or they are too few
  public Smoother.Smoothed smooth(Trajectory data, double[] sigmas, Progress progress) {
    return isByEnsemble()
        ? new EnsembleSmoother(sigmas, seed, threads).smooth(surrogate, data, progress)
        : Smoother.of(surrogate, sigmas, threads)
            .smooth(
                data, SurrogateFlow.of(surrogate, data), surrogate.flowCovariance(), progress);
  }

  /// The noise of observations, which differences of high order show at first, and which then follows from what the
  /// surrogate leaves of the first 4096 of them, x̂ ± s:
  ///
  ///     σ² = mean (y − x̂)² + s²
  ///
  /// one step of expectation and maximisation (Dempster, Laird, Rubin 1977, doi:10.1111/j.2517-6161.1977.tb01600.x).
  ///
  /// @param data observations; not modified
  /// @return deviation of the noise, one a variable, in its units
  /// @throws InputException if no noise shows
  public double[] noise(Trajectory data, Progress progress) {
    double[] sigmas =
        ObservationNoise.shown(data)
            .orElseThrow(
                () -> new InputException(
                    "the data must show white noise for --noise auto but show none",
                    "give its share of each variable's deviation, as in --noise 0.01"));
    Trajectory probe = data.slice(0, Math.min(PROBE, data.steps()));
    Smoother.Smoothed smooth = smooth(probe, sigmas, progress);
    double[] found = new double[sigmas.length];
    for (int k = 0; k < sigmas.length; k++) {
      double square = 0;
      for (int i = 0; i < probe.steps(); i++) {
        double residual = probe.get(i, k) - smooth.states().get(i, k);
        double error = smooth.errors().get(i, k);
        square += (residual * residual + error * error) / probe.steps();
      }
      found[k] = Math.sqrt(square);
    }
    return found;
  }
}
