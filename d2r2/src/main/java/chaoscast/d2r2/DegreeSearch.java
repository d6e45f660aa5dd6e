package chaoscast.d2r2;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.training.SingularRegressionException;
import chaoscast.core.training.Solver;
import chaoscast.core.training.UnsolvedFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Chooses degree and ridge by roll-outs over the last quarter of the training data, which the
/// candidates are not fitted to.
///
/// Degrees rise until [#PATIENCE] of them in a row have not helped, or features get too many. The
/// smallest degree wins, and with it the smallest ridge, that is worse than the best by no more than
/// 0.3 or by three standard errors of the difference over the starts:
///
///     mean_i d_i ≤ max(0.3, 3 s / √m),   d_i = score_i − score_i of the best,  s = std d
///
/// Where several degrees are exact, only the last bits of their weights differ. They change with the
/// processor and shift the scores of all starts alike, which s does not show: fits whose first step is wrong by
/// rounding alone may differ by ln 8, and the least degree is the true one ([HeldOutScore]).
///
/// Source: the one-standard-error rule of L. Breiman, J. Friedman, R. Olshen, C. Stone,
/// Classification and Regression Trees, Wadsworth 1984, section 3.4.3, for paired scores.
///
/// @param options what is not chosen; its ridge is tried besides the usual ones
/// @param seed    of the trainer
record DegreeSearch(D2r2Options options, Seed seed) {
  private static final int PATIENCE = 2;
  private static final int MOST_FEATURES = 1500;
  private static final int HIGHEST_DEGREE = 14;
  private static final int FIT_STEPS = 1 << 16;
  private static final double[] RIDGES = {1e-12, 1e-8, 1e-4};

  private record Candidate(int degree, double ridge, HeldOutScore score) {}

  /// @param trajectories the training data
  /// @return the options with degree and ridge chosen
  /// @throws InputException if there is too little to hold out, or every candidate is singular
  D2r2Options choose(List<Trajectory> trajectories) {
    var fitted = new ArrayList<Trajectory>();
    var heldOut = new ArrayList<Trajectory>();
    for (Trajectory trajectory : trajectories) {
      int split = trajectory.steps() - trajectory.steps() / 4;
      fitted.add(trajectory.slice(Math.max(0, split - FIT_STEPS), split));
      heldOut.add(trajectory.slice(split, trajectory.steps()));
    }
    var trial = new HeldOutRollouts(heldOut, options.memory() + 1);
    var candidates = new ArrayList<Candidate>();
    double best = Double.POSITIVE_INFINITY;
    int since = 0;
    for (int degree = 1; degree <= HIGHEST_DEGREE && since < PATIENCE && fits(degree, fitted);
        degree++) {
      double before = best;
      for (Candidate candidate : candidates(degree, fitted, trial)) {
        candidates.add(candidate);
        best = Math.min(best, candidate.score().mean());
      }
      since = best < before - HeldOutScore.TOLERANCE ? 0 : since + 1;
    }
    Candidate winner =
        candidates.stream()
            .min(Comparator.comparingDouble(candidate -> candidate.score().mean()))
            .orElseThrow(
                () -> new InputException(
                    "degree=auto found no degree whose regression is regular"));
    return candidates.stream()
        .filter(candidate -> candidate.score().rivals(winner.score()))
        .findFirst()
        .map(candidate -> options.withDegree(candidate.degree()).withRidge(candidate.ridge()))
        .orElseThrow();
  }

  private boolean fits(int degree, List<Trajectory> fitted) {
    int variables =
        options.stencil() > 0
            ? 2 * options.stencil() + 1
            : fitted.getFirst().dimension() * (1 + options.delays());
    long pairs = fitted.stream().mapToLong(Trajectory::steps).sum();
    double count = 1;
    for (int i = 1; i <= degree; i++) {
      count = count * (variables + i) / i;
    }
    return degree == 1 || count <= Math.min(MOST_FEATURES, pairs / 4.0);
  }

  private List<Candidate> candidates(
      int degree, List<Trajectory> fitted, HeldOutRollouts trial) {
    UnsolvedFit fit =
        D2r2Trainer.accumulate(
            options.withDegree(degree), seed, fitted, Progress.NONE);
    var candidates = new ArrayList<Candidate>();
    for (double ridge : ridges()) {
      candidate(degree, ridge, fit, trial).ifPresent(candidates::add);
    }
    return candidates;
  }

  /// @return nothing if the regression is singular: a greater ridge may do
  private static Optional<Candidate> candidate(
      int degree, double ridge, UnsolvedFit fit, HeldOutRollouts trial) {
    try {
      return Optional.of(new Candidate(degree, ridge, trial.score(fit.solve(ridge))));
    } catch (SingularRegressionException e) {
      return Optional.empty();
    }
  }

  private List<Double> ridges() {
    var ridges = new ArrayList<Double>();
    if (options.readout().solver() == Solver.QR) {
      ridges.add(0.0);
    }
    for (double ridge : RIDGES) {
      ridges.add(ridge);
    }
    if (!ridges.contains(options.readout().ridge())) {
      ridges.add(options.readout().ridge());
    }
    return ridges.stream().sorted().toList();
  }
}
