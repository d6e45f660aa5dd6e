package chaoscast.esn.cli;

import chaoscast.core.options.Options;
import chaoscast.esn.reward.LearningPlan;
import chaoscast.esn.reward.LearningResult;
import chaoscast.esn.reward.LearningTrace;
import chaoscast.esn.reward.PublishedDeviation;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// The data of the figures of a learning experiment.
///
/// @param seed           that is shown
/// @param dimension      of a position
/// @param samples        a trial
/// @param trainingTrials before weights freeze
/// @param targets        row-major, one trial
/// @param positions      row-major, all trials
/// @param deviations     √M
/// @param exploratory    ‖z₂‖
/// @param mastery        ‖z₁‖
/// @param gate           G
/// @param explores       whether there is an exploratory output
/// @param masters        whether there is a mastery output
/// @param seeds          test deviations of all seeds
/// @param published      deviations of the authors' scripts
/// @param settings       every number by name
record LearningFigures(
    int seed,
    int dimension,
    int samples,
    int trainingTrials,
    double[] targets,
    double[] positions,
    double[] deviations,
    double[] exploratory,
    double[] mastery,
    double[] gate,
    boolean explores,
    boolean masters,
    double[] seeds,
    Optional<PublishedDeviation> published,
    Map<String, String> settings) {

  static LearningFigures of(
      LearningPlan plan, int seed, LearningResult result, double[] deviations) {
    LearningTrace trace = result.trace();
    int trial = trace.samplesPerTrial() * trace.dimension();
    double[] targets = trace.targets();
    return new LearningFigures(
        seed,
        trace.dimension(),
        trace.samplesPerTrial(),
        plan.options().network().trainingTrials(),
        Arrays.copyOf(targets, Math.min(trial, targets.length)),
        trace.positions(),
        trace.deviations(),
        trace.exploratory(),
        trace.mastery(),
        trace.gate(),
        switch (plan.algorithm()) {
          case RLS -> false;
          case RMHL, SUPERTREX -> true;
        },
        switch (plan.algorithm()) {
          case RLS, RMHL -> false;
          case SUPERTREX -> true;
        },
        deviations,
        PublishedDeviation.of(plan.task().name(), plan.algorithm()),
        Options.values(plan.options()));
  }
}
