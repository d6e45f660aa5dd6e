package chaoscast.core.files.hdf5;

import chaoscast.core.InputException;
import chaoscast.core.Provenance;
import chaoscast.core.Trajectory;
import chaoscast.core.files.ParameterText;
import chaoscast.core.files.TimeSteps;
import chaoscast.core.files.TrajectorySource;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/// A trajectory as HDF5: the dataset `/states`, steps × dimension, float64, with the attributes
/// `timeStep`, `startTime`, `names` and, where known, `system`, `parameters`, `seed`, `integrator`,
/// `version`, `generation`.
public final class Hdf5Trajectory {
  private Hdf5Trajectory() {}

  public static void write(TrajectorySource source, Path file) {
    Hdf5.write(
        file,
        hdf -> {
          WritableDataset states = hdf.putDataset("states", dataset(hdf, source));
          Provenance provenance = source.provenance();
          states.putAttribute("timeStep", source.timeStep());
          states.putAttribute("startTime", source.startTime());
          states.putAttribute("names", source.names().toArray(String[]::new));
          states.putAttribute("system", provenance.system());
          states.putAttribute("parameters", ParameterText.write(provenance.parameters()));
          provenance.seed().ifPresent(seed -> states.putAttribute("seed", seed));
          states.putAttribute("integrator", provenance.integrator());
          states.putAttribute("version", provenance.version());
          states.putAttribute("generation", ParameterText.write(provenance.generation()));
        });
  }

  public static Trajectory read(Path file, OptionalDouble givenTimeStep) {
    return Hdf5.read(file, hdf -> read(file, hdf, givenTimeStep));
  }

  private static Trajectory read(Path file, HdfFile hdf, OptionalDouble givenTimeStep) {
    Dataset dataset = StatesDataset.find(file, hdf);
    var attributes = new Attributes(dataset, hdf);
    OptionalDouble said = attributes.number("timeStep");
    double timeStep =
        TimeSteps.resolve(
            file, said.isPresent() ? said : attributes.number("dt"), givenTimeStep, 1e-9);
    double[] states = NumericData.doubles(dataset);
    try {
      Trajectory trajectory =
          Trajectory.of(states, dataset.getDimensions()[1], timeStep)
              .withStartTime(attributes.number("startTime").orElse(0))
              .withProvenance(provenance(attributes));
      List<String> names = attributes.texts("names");
      return names.isEmpty() ? trajectory : trajectory.withNames(names);
    } catch (InputException e) {
      throw new InputException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Provenance provenance(Attributes attributes) {
    return new Provenance(
        attributes.text("system"),
        ParameterText.read(attributes.text("parameters")),
        attributes.integer("seed"),
        attributes.text("integrator"),
        attributes.text("version"),
        ParameterText.read(attributes.text("generation")));
  }

  private static StreamedDataset dataset(WritableGroup group, TrajectorySource source) {
    int dimension = source.names().size();
    double[] state = new double[dimension];
    return StreamedDataset.ofDoubles(
        group,
        "states",
        new int[] {source.steps(), dimension},
        (from, count, target) -> put(source, state, from, count, target));
  }

  /// @param state modified: the one that elements are taken from
  private static void put(
      TrajectorySource source, double[] state, int from, int count, ByteBuffer target) {
    int variable = from % state.length;
    for (int i = 0; i < count; i++) {
      if (variable == 0) {
        source.next(state);
      }
      target.putDouble(state[variable]);
      variable = variable + 1 == state.length ? 0 : variable + 1;
    }
  }
}
