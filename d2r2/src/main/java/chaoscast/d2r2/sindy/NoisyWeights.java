package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.flow.FlowFamily;
import chaoscast.core.flow.IntegrationMethod;
import chaoscast.core.linalg.Blas;
import chaoscast.core.smoothing.WeakConstraint;
import chaoscast.core.smoothing.WhiteNoise;
import chaoscast.core.training.TrainingSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Weights from noisy observations: states and weights are estimated together by [WeakConstraint], and the
/// terms whose weights are not significant are dropped and the rest is estimated again,
///
///     w² / var w < ln M,   M observed values
///
/// unless Σ (y − x)²/σ² + p ln M of p terms rises without them. With `noise=auto`, σ follows the residuals.
///
/// @param training the data
/// @param options  whose integrator has been chosen
/// @param shares   of noise to begin with, one a variable, > 0
record NoisyWeights(TrainingSet training, SindyOptions options, double[] shares) {
  /// So many candidates are all open at first; of more, only those that derivatives have found.
  private static final int MOST_OPEN = 64;

  private static final int MOST_TERMS = 1000;

  /// Share of σ that misfits may differ by before they become the new σ.
  private static final double SETTLED = 0.03;

  private static final int MOST_ROUNDS = 3;

  /// What an integrator may leave of a deviation, times the noise.
  private static final double ACCURACY = 1e-4;

  /// Flows of some terms by a method that is accurate enough for the noise; without one for a map.
  @FunctionalInterface
  interface Families {
    FlowFamily of(int[] positions, Optional<IntegrationMethod> method);
  }

  /// @param family  flows with some of the library's terms, by index into `weights`
  /// @param first   weights from derivatives, zero for terms that the equations do not have
  /// @param units   what each term contributes to its derivative for a weight of one
  RefinedWeights.Result refine(Families family, double[] first, double[] units) {
    int[] active =
        IntStream.range(0, first.length)
            .filter(i -> first.length <= MOST_OPEN || first[i] != 0)
            .toArray();
    if (active.length == 0 || active.length > MOST_TERMS) {
      return new RefinedWeights.Result(
          first,
          new Refinement.Declined(
              "noise is taken into account for 1 … %d terms but there are %d"
                  .formatted(MOST_TERMS, active.length)),
          new double[0]);
    }
    double[] deviations =
        WhiteNoise.deviations(DerivativeFit.longest(training.trajectories()));
    double[] sigmas = product(shares, deviations);
    double least = Arrays.stream(shares).min().orElseThrow();
    double tolerance = Math.clamp(ACCURACY * least, 1e-12, 1e-6);
    Optional<IntegrationMethod> method =
        options.method().map(_ -> new IntegrationMethod.DormandPrince853(tolerance, tolerance));
    WeakConstraint.Run run = null;
    double[] weights = at(first, active);
    int iterations = 0;
    WeakConstraint.Estimated found = null;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var constraint = new WeakConstraint(sigmas, Blas.best().threads());
      run = constraint.run(training.trajectories(), active.length, run);
      switch (run.estimate(family.of(active, method), weights, round > 0)) {
        case WeakConstraint.Failed failed -> {
          return new RefinedWeights.Result(
              first, new Refinement.Failed(failed.reason()), new double[0]);
        }
        case WeakConstraint.Estimated estimated -> found = estimated;
      }
      iterations += found.iterations();
      while (true) {
        int[] kept = kept(found, active, units);
        if (kept.length == active.length || kept.length == 0) {
          break;
        }
        int[] fewer = at(active, kept);
        WeakConstraint.Run next =
            constraint.run(training.trajectories(), fewer.length, run);
        double[] start = at(found.parameters(), kept);
        if (!(next.estimate(family.of(fewer, method), start,
            true) instanceof WeakConstraint.Estimated e)
            || e.cost() > found.cost() + (active.length - fewer.length) * logarithm(found)) {
          break;
        }
        iterations += e.iterations();
        found = e;
        run = next;
        active = fewer;
      }
      weights = found.parameters();
      if (!(options.noise() instanceof NoiseShare.Auto) || settled(found.misfit())) {
        break;
      }
      sigmas = product(sigmas, found.misfit());
    }
    double[] all = new double[first.length];
    for (int q = 0; q < active.length; q++) {
      all[active[q]] = weights[q];
    }
    double[] noise = product(sigmas, found.misfit());
    for (int k = 0; k < noise.length; k++) {
      noise[k] /= deviations[k];
    }
    boolean plausible =
        options.noise() instanceof NoiseShare.Auto
            || Arrays.stream(found.misfit()).allMatch(m -> m > 0.5 && m < 2);
    return new RefinedWeights.Result(
        all, new Refinement.Estimated(iterations, noise, plausible), found.residuals(),
        found.covariance());
  }

  private static int[] at(int[] values, int[] positions) {
    return Arrays.stream(positions).map(position -> values[position]).toArray();
  }

  private static double logarithm(WeakConstraint.Estimated found) {
    return Math.log((double) found.rows() * found.misfit().length);
  }

  private static boolean settled(double[] misfit) {
    return Arrays.stream(misfit).allMatch(value -> Math.abs(value - 1) < SETTLED);
  }

  /// @return positions of the terms that stay
  private int[] kept(WeakConstraint.Estimated found, int[] active, double[] units) {
    double least = logarithm(found);
    double threshold = options.threshold().orElse(0);
    return IntStream.range(0, active.length)
        .filter(
            q -> {
              double w = found.parameters()[q];
              return w * w >= least * found.variance(q)
                  && Math.abs(w) * units[active[q]] >= threshold;
            })
        .toArray();
  }

  private static double[] at(double[] values, int[] positions) {
    return Arrays.stream(positions).mapToDouble(position -> values[position]).toArray();
  }

  private static double[] product(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).toArray();
  }

  /// @return shares of noise that an option asks for; empty where it asks for none, or none shows
  static double[] shares(NoiseShare noise, Trajectory data) {
    return switch (noise) {
      case NoiseShare.Fixed fixed -> {
        double[] shares = new double[fixed.value() > 0 ? data.dimension() : 0];
        Arrays.fill(shares, fixed.value());
        yield shares;
      }
      case NoiseShare.Auto _ -> {
        double[] shares = WhiteNoise.shares(data);
        double most = Arrays.stream(shares).max().orElse(0);
        if (most == 0) {
          yield new double[0];
        }
        for (int k = 0; k < shares.length; k++) {
          shares[k] = shares[k] > 0 ? shares[k] : most; // to begin with
        }
        yield shares;
      }
    };
  }
}
