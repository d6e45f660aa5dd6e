package chaoscast.core.smoothing;

import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.Optional;

/// How large the white noise of observations is, in the units of each variable, without a model; with one
/// [StateSmoother#noise] says it better.
///
///     double[] sigmas = ObservationNoise.share(data, 0.01);
public final class ObservationNoise {
  private ObservationNoise() {}

  /// @param data  observations; not modified
  /// @param share of each variable's standard deviation, > 0
  /// @return the noise's deviation, one a variable
  /// @throws chaoscast.core.InputException for a variable that does not vary
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
}
