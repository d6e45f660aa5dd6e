package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.understanding.Recordings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
    return readFor(models, names, options, Optional.empty());
  }

  /// The same with inputs in a file of their own.
  ///
  /// @param inputs one row a state
  /// @throws InputException too if a model has no inputs, or they are not known at each state
  public static Recordings readFor(
      List<Surrogate> models,
      List<String> names,
      ReadingOptions options,
      Optional<Path> inputs) {
    Surrogate first = models.getFirst();
    boolean columns = options.inputs().isEmpty() && inputs.isEmpty();
    ReadingOptions driven = columns ? options.withInputs(first.inputs()) : options;
    if (inputs.isPresent() && (first.inputs().isEmpty() || !options.inputs().isEmpty())) {
      throw new InputException(
          "--future-inputs must be left out %s but was %s"
              .formatted(
                  first.inputs().isEmpty()
                      ? "since %s has no inputs".formatted(first.provider())
                      : "where --inputs names columns",
                  inputs.get()));
    }
    Recordings states =
        DataFiles.read(names, driven.forModel(first.dimension(), first.timeStep()));
    Recordings data =
        inputs.map(file -> FutureInputs.throughout(states, Optional.of(first.inputs()), file))
            .orElse(states);
    models.forEach(model -> data.trajectories().forEach(model::requireLike));
    return data;
  }
}
