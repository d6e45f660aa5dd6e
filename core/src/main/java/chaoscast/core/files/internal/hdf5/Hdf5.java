package chaoscast.core.files.internal.hdf5;

import chaoscast.core.InputException;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.files.InputFile;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Function;

/// Opening and closing HDF5 files, with failures reported in the user's terms.
public final class Hdf5 {
  private static final long SIGNATURE = 0x89_48_44_46_0d_0a_1a_0aL; // \x89 H D F \r \n \x1a \n

  private Hdf5() {}

  /// @param reading what to do with the open file; its input errors pass through
  /// @throws InputException if the file is missing, foreign, truncated or damaged
  public static <T> T read(Path path, Function<HdfFile, T> reading) {
    InputFile.requireReadable(path);
    if (!Files.isRegularFile(path)) {
      throw new InputException(
          "%s must be a file, which is not read front to back, but is a pipe or a device"
              .formatted(path));
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      HdfFile file = open(path, channel);
      return reading.apply(file);
    } catch (InputException e) {
      String message = e.getMessage();
      throw message.contains(path.toString())
          ? e : new InputException("%s: %s".formatted(path, message), e);
    } catch (UnsupportedHdfException | HdfFilterException e) {
      throw new InputException(
          "%s holds data packed or laid out in a way that is not supported: %s; pack it anew with gzip or lzf"
              .formatted(path, reason(e)),
          e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (reason(e).contains("Virtual storage")) {
        throw new InputException(
            "%s must hold values of its own but has a virtual dataset, a view of other files, which is not read"
                .formatted(path),
            "give the files that hold the values, or copy them into one, with h5py: copy[name] = file[name][:]");
      }
      // Whatever a damaged file makes jHDF do: it throws far more than its own exceptions.
      throw new InputException(
          "%s must be a whole HDF5 file but cannot be read: %s".formatted(path, reason(e)), e);
    }
  }

  /// @return whether the file begins like HDF5
  public static boolean isHdf5(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return hasSignature(channel);
    }
  }

  /// @param filling puts datasets and attributes, which are written when it returns
  public static void write(Path path, Consumer<WritableHdfFile> filling) {
    AtomicFile.write(
        path,
        temporary -> {
          try (WritableHdfFile file = HdfFile.write(temporary)) {
            filling.accept(file);
          } catch (HdfException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
          }
        });
  }

  // Not closed: the channel is, and jHDF's close() fails for a file that it got as a channel.
  private static HdfFile open(Path path, FileChannel channel) throws IOException {
    if (channel.size() == 0) {
      throw new InputException("%s must be an HDF5 file but is empty".formatted(path));
    }
    if (!hasSignature(channel)) {
      throw new InputException(
          "%s must be an HDF5 file but does not begin like one".formatted(path));
    }
    // In a mapped file, jHDF cuts pieces out where it would take memory of any size that is claimed.
    HdfFile file =
        channel.size() <= Integer.MAX_VALUE
            ? HdfFile.fromByteBuffer(channel.map(MapMode.READ_ONLY, 0, channel.size()))
            : new HdfFile(channel);
    long end = file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
    if (end > channel.size()) {
      throw new InputException(
          "%s is truncated: it must have %d bytes but has %d".formatted(path, end, channel.size()));
    }
    return file;
  }

  /// The signature may stand at 0, 512, 1024, 2048 … behind a block of the user's own.
  private static boolean hasSignature(FileChannel channel) throws IOException {
    for (long at = 0; at < channel.size(); at = Math.max(512, 2 * at)) {
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
      channel.read(bytes, at);
      if (bytes.getLong(0) == SIGNATURE) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
