package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.parallel.Parallel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Runs the trials of a study that have not finished before, and gathers the results.
///
///     List<TrialResult> results = new Study(trials, TrialLog.none()).run(2, Progress.NONE);
///
/// @param trials in the order of the table
/// @param log    written to as each trial ends
public record Study(List<Trial> trials, TrialLog log) {
  private static final long PAUSE_MILLIS = 200;

  public Study {
    trials = List.copyOf(trials);
  }

  /// On this machine.
  ///
  /// @param threads  trials that run at once, ≥ 1; decides no result
  /// @param progress of trials that have finished
  /// @return one result a trial, in their order
  public List<TrialResult> run(int threads, Progress progress) {
    return run(new LocalEngine(threads), progress);
  }

  /// @param engine   runs the trials; decides no result
  /// @param progress of trials that have finished
  /// @return one result a trial, in their order
  public List<TrialResult> run(TrialEngine engine, Progress progress) {
    return run(engine, engine.width(), progress);
  }

  /// @param engine   runs the trials; decides no result
  /// @param atOnce   greatest number of trials at once, however wide the engine is, ≥ 1: one where trials measure
  ///                 time or memory
  /// @param progress of trials that have finished
  /// @return one result a trial, in their order
  public List<TrialResult> run(TrialEngine engine, int atOnce, Progress progress) {
    var done = new AtomicInteger();
    List<Trial> left = new ArrayList<>();
    for (Trial trial : trials) {
      if (log.find(trial).isPresent()) {
        done.incrementAndGet();
      } else {
        left.add(trial);
      }
    }
    progress.at("trials", done.get(), trials.size());
    while (!left.isEmpty()) {
      List<Trial> round = left;
      List<Boolean> settled =
          Parallel.map(
              round.size(),
              Math.min(engine.width(), atOnce),
              number -> {
                boolean there = log.settle(round.get(number), () -> engine.run(round.get(number)));
                if (there) {
                  progress.at("trials", done.incrementAndGet(), trials.size());
                }
                return there;
              });
      left =
          IntStream.range(0, round.size())
              .filter(number -> !settled.get(number))
              .mapToObj(round::get)
              .toList();
      if (!left.isEmpty()) { // another study works on them, and may die
        TrialLocks.pause(PAUSE_MILLIS);
      }
    }
    return results();
  }

  /// @return results of the trials that have finished so far, in their order, by factors and seed
  public Map<String, TrialResult> soFar() {
    var finished = new LinkedHashMap<String, TrialResult>();
    trials.forEach(
        trial -> log.find(trial).ifPresent(result -> finished.put(trial.key(), result)));
    return finished;
  }

  /// @return one result a trial, in their order, once all have finished
  /// @throws InputException if some of a log are of forecasts from other starts
  private List<TrialResult> results() {
    List<TrialResult> results =
        trials.stream().map(trial -> log.find(trial).orElseThrow()).toList();
    List<Integer> starts =
        results.stream()
            .filter(result -> result.failure().isEmpty())
            .map(result -> result.horizons().length)
            .distinct()
            .toList();
    if (starts.size() > 1) {
      throw new InputException(
          "trials must have one horizon for each start but some have %d and some %d"
              .formatted(starts.get(0), starts.get(1)),
          "resume in another folder: lines of this one were changed");
    }
    return results;
  }
}
