package chaoscast.evaluation.ensemble;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import java.util.Arrays;

/// How ensembles are made.
///
/// @param members of each start, in [2, 1000]
/// @param kind    what they differ in
/// @param sigmas  deviation of the observations' noise, one a variable, > 0; none if states are observed as they are
/// @param window  observations that a start is estimated from, ≥ 2
/// @param seed    of all draws
/// @param threads greatest number of cores, ≥ 1; decides no result
public record EnsemblePlan(
    int members, MemberKind kind, double[] sigmas, int window, Seed seed, int threads) {
  private static final int MOST = 1000;
  /// Models that members share where starts differ too: each takes a training.
  private static final int MOST_SHARED = 10;

  public EnsemblePlan {
    requireMembers(members);
    sigmas = sigmas.clone();
    if (kind.drawsStarts() && sigmas.length == 0) {
      throw exactStarts(kind);
    }
  }

  /// @return `members`
  /// @throws InputException if that is no ensemble, or more than one has a use for
  public static int requireMembers(int members) {
    if (members < 2) {
      throw new InputException(
          "--ensemble must be ≥ 2 but was " + members,
          "50 members have bands whose ends are not their extremes");
    }
    return SizeLimit.requireAtMost(
        "--ensemble", members, MOST, "that quantiles from 5 to 95% hardly change");
  }

  /// @return for starts that are known as they are
  public static InputException exactStarts(MemberKind kind) {
    return new InputException(
        "--ensemble with --members %s must have noisy starts to draw from but they are exact"
            .formatted(kind == MemberKind.BOTH ? "both" : "start"),
        "give the noise with --noise, as in --noise 0.01 for one percent, or take --members bootstrap");
  }

  /// @return number of models
  int models() {
    return switch (kind) {
      case START -> 1;
      case BOTH -> Math.min(members, MOST_SHARED);
      case BOOTSTRAP, SEEDS -> members;
    };
  }

  /// @param model its number
  /// @return members that it forecasts
  int membersOf(int model) {
    int models = models();
    return (int) ((long) members * (model + 1) / models - (long) members * model / models);
  }

  @Override
  public double[] sigmas() {
    return sigmas.clone();
  }

  /// @return whether observations have noise
  boolean isNoisy() {
    return sigmas.length > 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnsemblePlan that
        && members == that.members
        && kind == that.kind
        && Arrays.equals(sigmas, that.sigmas)
        && window == that.window
        && seed.equals(that.seed)
        && threads == that.threads;
  }

  @Override
  public int hashCode() {
    return 31 * members + kind.hashCode();
  }

  @Override
  public String toString() {
    return "EnsemblePlan[%d %s]".formatted(members, kind);
  }
}
