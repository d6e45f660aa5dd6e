package chaoscast.cluster;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/// What tasks have cost, as Spark counts it.
final class WorkDone extends SparkListener {
  private final LongAdder tasks = new LongAdder();
  private final LongAdder cpuNanos = new LongAdder();
  private final LongAdder shuffledBytes = new LongAdder();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskMetrics() != null) { // that of a lost executor is unknown
      tasks.increment();
      cpuNanos.add(end.taskMetrics().executorCpuTime());
      shuffledBytes.add(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
    }
  }

  /// @return one sentence, without what other threads of a task did
  String text() {
    return String.format(
        Locale.ROOT, "%d tasks took %.1f s of their threads' processor time and shuffled %.1f MB",
        tasks.sum(), cpuNanos.sum() * 1e-9, shuffledBytes.sum() * 1e-6);
  }
}
