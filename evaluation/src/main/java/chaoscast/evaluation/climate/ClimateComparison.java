package chaoscast.evaluation.climate;

import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The climates of surrogates beside the truth's.
///
/// A distance says little by itself: even two runs of the truth differ, the more the shorter they are.
/// So three climates of the truth are taken, each as long as a surrogate's; the mean of their
/// distances from each other is the yardstick, and a surrogate's distance is its mean distance from
/// the three.
///
/// @param plan       how long
/// @param truths     three climates of the truth
/// @param yardstick  mean distance between two of them
/// @param exponents  the truth's own leading exponents, where its system is known and all of it is seen
/// @param surrogates in the order of the results
public record ClimateComparison(
    ClimatePlan plan,
    List<ClimateStatistics> truths,
    ClimateDistance yardstick,
    Optional<ExponentEstimates> exponents,
    List<SurrogateClimate> surrogates) {

  /// A surrogate whose histogram, spectrum or autocorrelation is this many times as far from the truth
  /// as the truth is from itself has left the attractor.
  public static final double BOUND = 5;

  public ClimateComparison {
    truths = List.copyOf(truths);
    surrogates = List.copyOf(surrogates);
  }

  /// @param truth     of at least [ClimatePlan#required] steps
  /// @param exponents of the truth, if they are known
  /// @return a comparison that no surrogate takes part in yet
  public static ClimateComparison of(
      Trajectory truth, ClimatePlan plan, Optional<ExponentEstimates> exponents) {
    var climates = new ArrayList<ClimateStatistics>();
    for (int set = 0; set < ClimatePlan.TRUTHS; set++) {
      var runs = new ArrayList<Trajectory>();
      for (int run = 0; run < plan.runs(); run++) {
        int from = (run * ClimatePlan.TRUTHS + set) * plan.steps();
        runs.add(truth.slice(from, from + plan.steps()));
      }
      climates.add(ClimateStatistics.of(runs, plan.segment()));
    }
    var distances = new ArrayList<ClimateDistance>();
    for (int i = 0; i < climates.size(); i++) {
      for (int j = 0; j < i; j++) {
        distances.add(climates.get(i).distance(climates.get(j)));
      }
    }
    return new ClimateComparison(
        plan, climates, ClimateDistance.mean(distances), exponents, List.of());
  }

  /// @param label     of the surrogate
  /// @param surrogate in the truth's units
  /// @param starts    where it sets out from
  /// @param threads   greatest number of cores used; decides no result
  /// @return the comparison with one more surrogate
  public ClimateComparison with(
      String label, Surrogate surrogate, WarmStarts starts, int threads) {
    FreeRuns free = FreeRuns.of(surrogate, starts, plan, threads);
    Optional<ExponentEstimates> own =
        free.counts().diverged() == 0
            ? SurrogateExponents.of(surrogate, starts, plan, threads)
            : Optional.empty();
    Optional<ClimateStatistics> statistics =
        free.counts().diverged() == 0
            ? Optional.of(ClimateStatistics.of(free.runs(), plan.segment()))
            : Optional.empty();
    Optional<ClimateDistance> distance =
        statistics.map(
            climate -> ClimateDistance.mean(truths.stream().map(climate::distance).toList()));
    ClimateVerdict verdict = verdict(free.counts(), distance, own);
    var more = new ArrayList<>(surrogates);
    more.add(
        new SurrogateClimate(
            label, verdict, count(verdict, free.counts()), distance, statistics, own));
    return new ClimateComparison(plan, truths, yardstick, exponents, more);
  }

  private ClimateVerdict verdict(
      FreeRuns.Fates counts,
      Optional<ClimateDistance> distance,
      Optional<ExponentEstimates> own) {
    if (counts.diverged() > 0) {
      return ClimateVerdict.DIVERGES;
    }
    if (counts.resting() > 0) {
      return ClimateVerdict.FIXED_POINT;
    }
    if (counts.cycling() > 0) {
      return ClimateVerdict.CYCLE;
    }
    boolean chaotic =
        own.isEmpty() || !(own.get().exponents()[0] <= 2 * own.get().standardErrors()[0]);
    if (!chaotic) {
      return ClimateVerdict.NOT_CHAOTIC;
    }
    return distance.orElseThrow().isWithin(BOUND, yardstick)
        ? ClimateVerdict.TRUE
        : ClimateVerdict.DRIFTED;
  }

  private int count(ClimateVerdict verdict, FreeRuns.Fates counts) {
    return switch (verdict) {
      case DIVERGES -> counts.diverged();
      case FIXED_POINT -> counts.resting();
      case CYCLE -> counts.cycling();
      case TRUE, DRIFTED, NOT_CHAOTIC -> plan.runs();
    };
  }
}
