package chaoscast.core.files;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.internal.hdf5.Hdf5;
import chaoscast.core.files.internal.hdf5.Hdf5Digits;
import chaoscast.core.files.internal.hdf5.Hdf5Trajectory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A trajectory in long arithmetic in an HDF5 file: every digit in a group `digits`, and the nearest doubles in
/// `/states` as in every trajectory file, which is what readers find that know no more than doubles.
///
///     ExtendedFiles.write(digits, digits.rounded(), Path.of("lorenz63.h5"));
///     ExtendedTrajectory again = ExtendedFiles.read(Path.of("lorenz63.h5"));
///     Trajectory rounded = TrajectoryFiles.read(Path.of("lorenz63.h5"));
///
/// A zero has no sign there. With h5py, row i of variable j is
///
///     limbs = file["digits/limbs"][...].view("u8")
///     whole = sum(int(limb) << 64 * k for k, limb in enumerate(limbs[i, j]))
///     value = int(file["digits/signs"][i, j]) * whole * Fraction(2) ** int(file["digits/exponents"][i, j])
public final class ExtendedFiles {
  private ExtendedFiles() {}

  /// @return whether the name is one of HDF5, the only format that holds the digits
  public static boolean canHold(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".h5") || name.endsWith(".hdf5");
  }

  /// @throws InputException if the name is not one of HDF5, the only format that holds the digits, or the file
  ///     cannot be written
  public static void requireWritable(Path file) {
    if (!canHold(file)) {
      throw new InputException(
          "the name of a file of numbers of more than 64 bits must end in .h5 or .hdf5 but was "
              + file);
    }
    TrajectoryFiles.requireWritable(file);
  }

  /// Writes the file whole or not at all; an old one is replaced.
  ///
  /// @param digits  the states
  /// @param rounded the same as doubles, with names and provenance
  public static void write(ExtendedTrajectory digits, Trajectory rounded, Path file) {
    requireWritable(file);
    Hdf5Trajectory.write(TrajectorySource.of(rounded), digits, file);
  }

  /// @return the states in all their digits; [TrajectoryFiles] reads the rest
  /// @throws InputException if the file is no trajectory in long arithmetic, or its digits and doubles disagree
  public static ExtendedTrajectory read(Path file) {
    Trajectory rounded = TrajectoryFiles.read(file);
    Hdf5Digits.Numbers read = Hdf5.read(file, Hdf5Digits::read);
    if (read.shape().length != 2 || read.shape()[0] != rounded.steps()
        || read.shape()[1] != rounded.dimension()) {
      throw new InputException(
          "%s: the digits must be %d × %d numbers, as the states are, but are %s"
              .formatted(
                  file, rounded.steps(), rounded.dimension(), Arrays.toString(read.shape())));
    }
    var digits =
        new ExtendedTrajectory(
            read.format(), rounded.dimension(), rounded.timeStep(), read.numbers());
    double[] nearest = digits.rounded().toArray();
    double[] states = rounded.toArray();
    for (int at = 0; at < states.length; at++) {
      if (nearest[at] != states[at]) {
        throw disagreement(file, at, rounded.dimension(), states[at], nearest[at]);
      }
    }
    return digits;
  }

  /// @param states that were read from the file
  /// @return the same in all their digits, if the file has digits and all of its states and variables were read
  /// @throws InputException if its digits and doubles disagree
  public static Optional<ExtendedTrajectory> digits(Path file, Trajectory states) {
    if (!canHold(file) || !Hdf5.read(file, Hdf5Digits::isPresent)) {
      return Optional.empty();
    }
    return Optional.of(read(file))
        .filter(all -> Arrays.equals(all.rounded().toArray(), states.toArray()));
  }

  private static InputException disagreement(
      Path file, int at, int dimension, double state, double nearest) {
    return new InputException(
        "%s: the states must be the doubles nearest to the digits, but variable %d of step %d is %s beside %s"
            .formatted(file, at % dimension, at / dimension, state, nearest),
        "the file was changed with another tool: generate it again");
  }
}
