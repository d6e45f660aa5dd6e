package chaoscast.cluster;

import chaoscast.evaluation.study.LocalEngine;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.study.TrialLine;
import org.apache.spark.api.java.function.Function;

/// Runs one trial in an executor. One that cannot be, such as a singular regression, is a result.
final class ExecutorTask implements Function<RemoteTrial, RemoteResult> {
  private static final long serialVersionUID = 1L;

  @Override
  public RemoteResult call(RemoteTrial given) {
    return RemoteCommand.named(
        () -> {
          Trial trial = given.study().trials().find(given.factors(), given.seed());
          return new RemoteResult(
              TrialLine.of(trial, new LocalEngine(1).run(trial)), RemoteCommand.machine());
        });
  }
}
