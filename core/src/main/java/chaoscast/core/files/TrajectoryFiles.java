package chaoscast.core.files;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.files.internal.array.Npy;
import chaoscast.core.files.internal.csv.CsvWriter;
import chaoscast.core.files.internal.hdf5.Hdf5Trajectory;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.understanding.Recordings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// One trajectory in a file. The name says the format that is written: `.h5` and `.hdf5` HDF5, `.csv` CSV,
/// `.npy` NumPy, standard output CSV; what is read says its format itself ([TableFiles]).
///
///     TrajectoryFiles.write(trajectory, Path.of("lorenz63.h5"));
///     Trajectory again = TrajectoryFiles.read(Path.of("lorenz63.h5"));
///     Trajectory other = TrajectoryFiles.read(Path.of("elsewhere.csv"), OptionalDouble.of(0.005));
///
/// What is written as HDF5, or as CSV with comments, and read back is the same in every bit, with names,
/// start time and provenance. Plain CSV keeps every bit of the states and of names; NPY the states alone.
public final class TrajectoryFiles {
  private TrajectoryFiles() {}

  private enum Format {
    HDF5,
    CSV,
    NPY
  }

  /// Reads a file that says its own time step.
  public static Trajectory read(Path file) {
    return read(file, OptionalDouble.empty());
  }

  /// @param timeStep Δt > 0 if known; needed where the file does not say it, and not in conflict
  ///     with what it says
  /// @throws InputException if the file cannot be used, naming it and the reason
  public static Trajectory read(Path file, OptionalDouble timeStep) {
    return read(file, ReadingOptions.NONE.withTimeStep(timeStep));
  }

  /// @throws InputException if the file cannot be used or holds several trajectories
  public static Trajectory read(Path file, ReadingOptions options) {
    Recordings read = Recordings.of(TableFiles.read(file, options), options);
    List<Trajectory> trajectories = read.trajectories();
    boolean whole = read.understanding().missing() + read.understanding().alone() == 0;
    if (trajectories.size() != 1 || !whole) {
      throw new InputException(
          "%s must hold one trajectory without gaps but holds %d: %s"
              .formatted(file, trajectories.size(),
                  String.join("; ", read.understanding().warnings())));
    }
    return trajectories.getFirst();
  }

  /// Writes the file whole or not at all; an old one is replaced. CSV has no comments.
  public static void write(Trajectory trajectory, Path file) {
    write(TrajectorySource.of(trajectory), file);
  }

  /// Writes states as they are made, in memory that does not grow with their number. CSV has no comments.
  ///
  /// @param source used up
  public static void write(TrajectorySource source, Path file) {
    write(source, file, false);
  }

  /// Writes states as they are made, in memory that does not grow with their number.
  ///
  /// @param source   used up
  /// @param comments whether CSV begins with comments on its origin and the step to the last bit
  public static void write(TrajectorySource source, Path file, boolean comments) {
    switch (format(file)) {
      case HDF5 -> Hdf5Trajectory.write(source, file);
      case CSV -> CsvWriter.write(source, file, comments);
      case NPY -> Npy.write(source, file);
    }
  }

  /// Checks that [#write] can start: a known format and a writable target.
  public static void requireWritable(Path file) {
    requireFormat(file);
    AtomicFile.requireWritable(file);
  }

  /// @throws InputException if the name says no format that can be written
  public static void requireFormat(Path file) {
    format(file);
  }

  private static Format format(Path file) {
    if (Destination.isStandardOutput(file)) {
      return Format.CSV;
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".h5") || name.endsWith(".hdf5")) {
      return Format.HDF5;
    }
    if (name.endsWith(".csv")) {
      return Format.CSV;
    }
    if (name.endsWith(".npy")) {
      return Format.NPY;
    }
    throw new InputException(
        "the name of a trajectory file must end in .h5, .hdf5, .csv or .npy but was " + file);
  }
}
