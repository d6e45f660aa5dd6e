package chaoscast.cluster;

import chaoscast.core.InputException;
import chaoscast.core.parallel.Once;
import chaoscast.evaluation.cli.Main;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.study.LocalEngine;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.study.TrialFinder;
import chaoscast.evaluation.study.TrialLine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.Function;

/// Runs one trial in an executor. A study is planned, and its truth made, by the first of its trials there; the others
/// wait for it.
final class ExecutorTask implements Function<RemoteTrial, RemoteResult> {
  private static final long serialVersionUID = 1L;
  private static final Map<List<String>, Once<TrialFinder>> STUDIES = new ConcurrentHashMap<>();

  /// A trial that cannot be, such as a singular regression, is a result. Any other failure is thrown, so that Spark
  /// tries it elsewhere; it then has a message that names this process.
  @Override
  public RemoteResult call(RemoteTrial given) {
    try {
      Trial trial =
          STUDIES
              .computeIfAbsent(
                  given.study(), study -> new Once<TrialFinder>(() -> Main.trials(study)))
              .get()
              .find(given.factors(), given.seed());
      return new RemoteResult(
          TrialLine.of(trial, new LocalEngine(1).run(trial)), machine());
    } catch (OutOfMemoryError e) { // thrown on, it would end the process with all that runs in it
      throw new IllegalStateException(
          "out of memory (%s) in an executor of %d MB"
              .formatted(e.getMessage(), Runtime.getRuntime().maxMemory() >> 20),
          e);
    } catch (InputException e) { // of the study, not of this trial
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// @return what may decide last bits in this process
  static String machine() {
    Manifest here = Manifest.now(List.of(), 0, 1);
    return "%s, %s, %s".formatted(here.cpu(), here.blas(), here.jvm());
  }
}
