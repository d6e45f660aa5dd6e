package chaoscast.evaluation.compare;

import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.climate.ClimateComparison;
import chaoscast.evaluation.climate.ClimatePlan;
import chaoscast.evaluation.climate.WarmStarts;
import chaoscast.evaluation.truth.Truth;
import java.util.List;

/// Free runs of surrogates beside further runs of the truth.
///
/// @param truth   data and protocol
/// @param threads greatest number of cores used, ≥ 1; decides no result
record Climates(Truth truth, int threads) {

  /// @param steps wanted in each climate, ≥ 100; fewer where the truth is in a file that is shorter
  ClimateComparison of(List<TrainedContestant> trained, int steps, Progress progress) {
    ClimatePlan wanted = ClimatePlan.of(steps);
    boolean enough = truth.longest().steps() >= wanted.required();
    Trajectory states =
        enough || truth.more().isEmpty()
            ? truth.longest()
            : truth.more().get().run(Math.toIntExact(wanted.required()), progress);
    ClimatePlan plan = wanted.within(states.steps());
    progress.at("climate", 0, trained.size() + 1L);
    double time = 4.0 * plan.runs() * plan.steps() * states.timeStep();
    int count = Math.min(ClimatePlan.EXPONENTS, states.dimension());
    ClimateComparison climate =
        ClimateComparison.of(
            states,
            plan,
            truth.more().flatMap(more -> more.exponents(count, time, threads)));
    for (TrainedContestant contestant : trained) {
      progress.at("climate", climate.surrogates().size() + 1L, trained.size() + 1L);
      Surrogate surrogate = contestant.surrogate();
      var starts = new WarmStarts(states, plan.runs(), new WarmUps(truth).of(surrogate));
      climate = climate.with(contestant.label(), surrogate, starts, threads);
    }
    progress.at("climate", trained.size() + 1L, trained.size() + 1L);
    return climate;
  }
}
