package chaoscast.core.smoothing;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// How large the white noise of observations is, in the units of each variable.
///
///     double[] sigmas = ObservationNoise.found(data, () -> surrogate.flow().orElseThrow(), 2, Progress.NONE);
///     Smoother.Smoothed smoothed = new Smoother(new WeakConstraint(sigmas, 2)).smooth(data, flows, surrogate.flowCovariance(), progress);
public final class ObservationNoise {
  /// States whose residuals say the noise.
  private static final int PROBE = 4096;

  private ObservationNoise() {}

  /// @param data  observations; not modified
  /// @param share of each variable's standard deviation, > 0
  /// @return the noise's deviation, one a variable
  /// @throws InputException for a variable that does not vary
  public static double[] share(Trajectory data, double share) {
    double[] sigmas = WhiteNoise.deviations(data);
    for (int k = 0; k < sigmas.length; k++) {
      sigmas[k] *= share;
      Requirements.requirePositive("deviation of " + data.names().get(k), sigmas[k]);
    }
    return sigmas;
  }

  /// What differences of high order show, without a model.
  ///
  /// @param data observations; not modified
  /// @return the noise's deviation, one a variable, the largest share of the others for one that shows none; nothing if
  ///     no variable shows noise
  public static Optional<double[]> shown(Trajectory data) {
    double[] sigmas = WhiteNoise.deviations(data);
    double[] shares = WhiteNoise.shares(data);
    double most = Arrays.stream(shares).max().orElse(0);
    if (most == 0) {
      return Optional.empty();
    }
    for (int k = 0; k < sigmas.length; k++) {
      sigmas[k] *= shares[k] > 0 ? shares[k] : most;
    }
    return Optional.of(sigmas);
  }

  /// Begins with what differences of high order show, and ends with what a model leaves of the first 4096 states.
  ///
  /// @param data    observations; not modified
  /// @param flows   makes a new flow of the model, one a thread
  /// @param threads greatest number of cores, ≥ 1; decides no result
  /// @return the noise's deviation, one a variable
  /// @throws InputException if no noise shows
  public static double[] found(
      Trajectory data, Supplier<Flow> flows, int threads, Progress progress) {
    double[] sigmas =
        shown(data)
            .orElseThrow(
                () -> new InputException(
                    "the data must show white noise for --noise auto but show none",
                    "give its share of each variable's deviation, as in --noise 0.01"));
    Trajectory probe = data.slice(0, Math.min(PROBE, data.steps()));
    Trajectory smooth =
        new Smoother(new WeakConstraint(sigmas, threads))
            .smooth(probe, flows, Optional.empty(), progress)
            .states();
    double[] found = new double[sigmas.length];
    for (int k = 0; k < sigmas.length; k++) {
      double square = 0;
      for (int i = 0; i < probe.steps(); i++) {
        double residual = probe.get(i, k) - smooth.get(i, k);
        square += residual * residual / probe.steps();
      }
      found[k] = square > 0 ? Math.sqrt(square) : sigmas[k];
    }
    return found;
  }
}
