package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/// Data for models that are there already.
public final class DataFiles {
  private DataFiles() {}

  /// Reads data and checks that it is of the models' kind. A file that does not say its time step is
  /// taken to have the models'.
  ///
  /// @param given  what the user says the time step is
  /// @param models at least one
  /// @throws InputException if dimension or time step is not a model's
  public static Trajectory readFor(List<Surrogate> models, Path file, OptionalDouble given) {
    Trajectory data = read(file, given, models.getFirst().timeStep());
    models.forEach(model -> model.requireLike(data));
    return data;
  }

  private static Trajectory read(Path file, OptionalDouble given, double fallback) {
    if (given.isPresent()) {
      return TrajectoryFiles.read(file, given);
    }
    try {
      return TrajectoryFiles.read(file);
    } catch (InputException unknownStepOrWorse) {
      return TrajectoryFiles.read(file, OptionalDouble.of(fallback));
    }
  }
}
