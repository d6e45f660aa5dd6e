package chaoscast.core.files.internal.hdf5;

import chaoscast.core.Provenance;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.ParameterText;
import chaoscast.core.files.TrajectorySource;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A trajectory as HDF5: the dataset `/states`, steps × dimension, float64, with the attributes
/// `timeStep`, `startTime`, `names` and, where known, `system`, `parameters`, `seed`, `integrator`,
/// `version`, `generation`.
public final class Hdf5Trajectory {
  private Hdf5Trajectory() {}

  public static void write(TrajectorySource source, Path file) {
    write(source, hdf -> {}, file);
  }

  /// With every digit of the states in a group of its own, as [Hdf5Digits] says.
  ///
  /// @param digits the states
  public static void write(TrajectorySource source, ExtendedTrajectory digits, Path file) {
    write(
        source,
        hdf -> Hdf5Digits.write(
            hdf.putGroup(Hdf5Digits.GROUP), digits.format(), digits.numbers(), digits.steps(),
            digits.dimension()),
        file);
  }

  private static void write(
      TrajectorySource source, Consumer<WritableHdfFile> also, Path file) {
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
          also.accept(hdf);
        });
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
