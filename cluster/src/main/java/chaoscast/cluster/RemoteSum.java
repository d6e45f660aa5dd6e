package chaoscast.cluster;

import chaoscast.core.model.StateSketch;
import chaoscast.core.model.TrainedOn;
import chaoscast.core.model.TrainingRows;
import chaoscast.core.training.ShardSum;
import chaoscast.core.training.ShardedTraining;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/// What some shards give a regression, as it travels.
///
/// @param statistics of the regression
/// @param names      of the variables
/// @param rows       that were trained on, one entry a trajectory
/// @param sketch     sample of the states
record RemoteSum(double[] statistics, String[] names, Rows[] rows, long[] sketch)
    implements Serializable {

  /// As [TrainingRows].
  private record Rows(String source, String system, long first, int count, String digest)
      implements Serializable {}

  static RemoteSum of(ShardSum sum) {
    TrainedOn on = sum.trainedOn();
    return new RemoteSum(
        sum.regression().statistics(),
        on.names().toArray(String[]::new),
        on.rows().stream()
            .map(
                row -> new Rows(
                    row.source(), row.system(), row.first(), row.count(), row.digest()))
            .toArray(Rows[]::new),
        on.sketch().hashes().stream().mapToLong(Long::longValue).toArray());
  }

  ShardSum here(ShardedTraining training) {
    return training.sum(
        statistics,
        new TrainedOn(
            List.of(names),
            List.of(rows).stream()
                .map(
                    row -> new TrainingRows(
                        row.source(), row.system(), row.first(), row.count(), row.digest()))
                .toList(),
            new StateSketch(Arrays.stream(sketch).boxed().toList())));
  }
}
