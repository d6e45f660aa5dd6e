package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.understanding.Recordings;
import java.util.List;

/// Data for models that are there already.
public final class ModelData {
  private ModelData() {}

  /// Reads data and checks that they are of the models' kind. Files that do not say their time step are
  /// taken to have the models', and what could be a clock or a constant is a state where a model needs
  /// it. Inputs are columns of the models' names unless others are given.
  ///
  /// @param models  at least one
  /// @param names   files, folders or patterns
  /// @param options how to read them
  /// @throws InputException if dimension or time step is not a model's
  public static Recordings readFor(
      List<Surrogate> models, List<String> names, ReadingOptions options) {
    Surrogate first = models.getFirst();
    ReadingOptions driven =
        options.inputs().isEmpty() ? options.withInputs(first.inputs()) : options;
    Recordings data =
        DataFiles.read(names, driven.forModel(first.dimension(), first.timeStep()));
    models.forEach(model -> data.trajectories().forEach(model::requireLike));
    return data;
  }
}
