package chaoscast.core.files;

import chaoscast.core.InputException;
import chaoscast.core.Origin;
import chaoscast.core.Trajectory;
import chaoscast.core.files.csv.CsvReader;
import chaoscast.core.files.csv.CsvWriter;
import chaoscast.core.files.hdf5.Hdf5Trajectory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;

/// Trajectories in files, whose names say the format: `.h5` and `.hdf5` are HDF5, `.csv` is CSV.
///
///     TrajectoryFiles.write(trajectory, Path.of("lorenz63.h5"));
///     Trajectory again = TrajectoryFiles.read(Path.of("lorenz63.h5"));
///     Trajectory other = TrajectoryFiles.read(Path.of("elsewhere.csv"), OptionalDouble.of(0.005));
///
/// What is written and read back is the same in every bit, with names, start time and provenance.
/// HDF5 of any origin will do if it has one 2-D numeric dataset; CSV with commas, semicolons, tabs
/// or blanks, with or without a header.
public final class TrajectoryFiles {
  private TrajectoryFiles() {}

  private enum Format {
    HDF5,
    CSV
  }

  /// Reads a file that says its own time step.
  public static Trajectory read(Path file) {
    return read(file, OptionalDouble.empty());
  }

  /// @param timeStep Δt > 0 if known; needed where the file does not say it, and not in conflict
  ///     with what it says
  /// @throws InputException if the file cannot be used, naming it and the reason
  public static Trajectory read(Path file, OptionalDouble timeStep) {
    Trajectory read =
        switch (format(file)) {
          case HDF5 -> Hdf5Trajectory.read(file, timeStep);
          case CSV -> CsvReader.read(file, timeStep);
        };
    return read.withOrigin(new Origin(file.getFileName().toString(), 0));
  }

  /// Writes the file whole or not at all; an old one is replaced.
  public static void write(Trajectory trajectory, Path file) {
    write(TrajectorySource.of(trajectory), file);
  }

  /// Writes states as they are made, in memory that does not grow with their number.
  ///
  /// @param source used up
  public static void write(TrajectorySource source, Path file) {
    switch (format(file)) {
      case HDF5 -> Hdf5Trajectory.write(source, file);
      case CSV -> CsvWriter.write(source, file);
    }
  }

  /// Checks that [#write] can start: a known format and a writable target.
  public static void requireWritable(Path file) {
    format(file);
    AtomicFile.requireWritable(file);
  }

  private static Format format(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".h5") || name.endsWith(".hdf5")) {
      return Format.HDF5;
    }
    if (name.endsWith(".csv")) {
      return Format.CSV;
    }
    throw new InputException(
        "the name of a trajectory file must end in .h5, .hdf5 or .csv but was " + file);
  }
}
