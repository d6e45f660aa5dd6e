package chaoscast.evaluation.cli.options;

import chaoscast.core.Trajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/// Training data that are taken in piece by piece and are never in memory together.
///
/// @param count how many there are, ≥ 1
/// @param read  gives the shard of a number, from 0 on: one or several trajectories, taken in one after the other
public record DataShards(int count, IntFunction<List<Trajectory>> read) {

  /// A shard is a file.
  ///
  /// @param names   files, folders or patterns
  /// @param options how to read them
  public static DataShards files(List<String> names, ReadingOptions options) {
    List<Path> files = DataFiles.paths(names);
    return new DataShards(
        files.size(),
        number -> DataFiles.read(List.of(files.get(number).toString()), options).trajectories());
  }

  /// Reads or makes all of them, one after the other.
  ///
  /// @return number of states
  long states() {
    long states = 0;
    for (int number = 0; number < count; number++) {
      states += read.apply(number).stream().mapToLong(Trajectory::steps).sum();
    }
    return states;
  }
}
