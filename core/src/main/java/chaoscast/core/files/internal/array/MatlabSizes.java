package chaoscast.core.files.internal.array;

import chaoscast.core.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;

/// Refuses a MATLAB file that claims more than it can hold, before a reader takes memory for it.
///
/// A file is a header of 128 bytes and elements; an element is a type, a number of bytes and as many bytes, and
/// those of a matrix are elements again: flags, sizes, name, numbers. An element must fit into the one around it,
/// and a matrix must have a byte or more for each of its numbers, cells and fields.
///
/// Source: MathWorks, MAT-File Format, version 5.
final class MatlabSizes {
  private static final int HEADER = 128;
  private static final int TAG = 8;
  private static final int INT32 = 5;
  private static final int UINT32 = 6;
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int SPARSE_CLASS = 5;
  private static final int OPAQUE_CLASS = 17;
  private static final int DEEPEST = 100;

  private final Path file;
  private final boolean bigEndian;

  private MatlabSizes(Path file, boolean bigEndian) {
    this.file = file;
    this.bigEndian = bigEndian;
  }

  /// @throws InputException if an element claims more than is there; what is no such file passes
  static void require(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      byte[] header = in.readNBytes(HEADER);
      String order = header.length < HEADER ? "" : "" + (char) header[126] + (char) header[127];
      if (order.equals("IM") || order.equals("MI")) {
        new MatlabSizes(file, order.equals("MI")).elements(in, Files.size(file) - HEADER, 0);
      }
    } catch (EOFException e) {
      throw new InputException(file + " must be a whole MATLAB file but ends early", e);
    }
  }

  private void elements(DataInputStream in, long room, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new InputException(
          "%s must have cells within cells no deeper than %d but has".formatted(file, DEEPEST));
    }
    long left = room;
    while (left >= TAG) {
      in.mark(1);
      if (in.read() < 0) {
        return; // of what was compressed only the most is known
      }
      in.reset();
      int type = integer(in);
      left -= TAG;
      if (type >>> 16 != 0) { // up to four bytes in the tag itself
        in.skipNBytes(4);
        continue;
      }
      long size = Integer.toUnsignedLong(integer(in));
      requireFits(size, left, "bytes");
      left -= size;
      switch (type) {
        case COMPRESSED -> {
          byte[] packed = in.readNBytes((int) Math.min(size, Integer.MAX_VALUE - 8));
          try (var inflated = new BufferedInputStream(inflated(packed))) {
            elements(new DataInputStream(inflated), Npz.EXPANSION * size, depth + 1);
          }
        }
        case MATRIX -> matrix(in, size, depth);
        default -> in.skipNBytes(size);
      }
      if (type != COMPRESSED) {
        long padding = Math.min(left, padded(size) - size);
        in.skipNBytes(padding);
        left -= padding;
      }
    }
    byte[] _ = in.readNBytes((int) left); // fewer than a tag's, if they are there at all
  }

  private static InputStream inflated(byte[] packed) {
    return new InflaterInputStream(new ByteArrayInputStream(packed));
  }

  private void matrix(DataInputStream in, long size, int depth) throws IOException {
    if (size < 4 * TAG) {
      elements(in, size, depth + 1);
      return;
    }
    int flagsType = integer(in);
    int flagsSize = integer(in);
    int flags = integer(in);
    long nonZeros = Integer.toUnsignedLong(integer(in));
    long left = size - 2 * TAG;
    if (flagsType != UINT32 || flagsSize != TAG) {
      throw new InputException(
          file + " must be a whole MATLAB file but has a matrix that does not begin with its flags");
    }
    if ((flags & 0xff) == OPAQUE_CLASS) { // an object without sizes, which is passed over
      elements(in, left, depth + 1);
      return;
    }
    int sizesType = integer(in);
    long sizesBytes = Integer.toUnsignedLong(integer(in));
    left -= TAG;
    requireFits(sizesType == INT32 ? sizesBytes : Long.MAX_VALUE, left, "bytes");
    boolean sparse = (flags & 0xff) == SPARSE_CLASS;
    long numbers = 1;
    for (long i = 0; i < sizesBytes / 4; i++) {
      int length = integer(in);
      requireFits(length < 0 ? Long.MAX_VALUE : sparse ? 0 : length, size, "numbers in a row");
      numbers = sparse ? nonZeros : Math.min(numbers, size + 1) * length;
    }
    requireFits(numbers, size, "numbers");
    in.skipNBytes(padded(sizesBytes) - sizesBytes); // elements begin at multiples of eight bytes
    elements(in, left - padded(sizesBytes), depth + 1);
  }

  private static long padded(long bytes) {
    return bytes + Math.floorMod(-bytes, (long) TAG);
  }

  private void requireFits(long claimed, long room, String what) {
    if (claimed > room) {
      throw new InputException(
          "%s must be a whole MATLAB file but claims %s %s where it has room for %d"
              .formatted(file, claimed == Long.MAX_VALUE ? "a negative number of" : claimed, what,
                  room));
    }
  }

  private int integer(DataInputStream in) throws IOException {
    int value = in.readInt();
    return bigEndian ? value : Integer.reverseBytes(value);
  }
}
