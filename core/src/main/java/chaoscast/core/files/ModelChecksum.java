package chaoscast.core.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// SHA-256 of all entries of a model, in the order of their paths. Of every entry:
///
///     path, kind (`doubles`, `ints`, `real`, `whole`, `text`, `texts`), number of dimensions, their lengths,
///     values
///
/// Texts are UTF-8 behind the number of their bytes; numbers of bytes, dimensions and their lengths are
/// int32, values float64, int32 or int64, all little-endian.
final class ModelChecksum {
  private static final int VALUES_AT_ONCE = 1 << 12;

  private final MessageDigest digest;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(VALUES_AT_ONCE * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private ModelChecksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// @return 64 lower-case hexadecimal digits
  static String of(Map<String, ModelEntry> entries) {
    var checksum = new ModelChecksum();
    new TreeMap<>(entries).forEach(checksum::add);
    checksum.flush();
    return HexFormat.of().formatHex(checksum.digest.digest());
  }

  private void add(String path, ModelEntry entry) {
    add(path);
    switch (entry) {
      case ModelEntry.Doubles(double[] values, int[] shape) -> {
        head("doubles", shape);
        for (double value : values) {
          add(Double.doubleToRawLongBits(value));
        }
      }
      case ModelEntry.Ints(int[] values) -> {
        head("ints", values.length);
        for (int value : values) {
          add(value);
        }
      }
      case ModelEntry.Real(double value) -> {
        head("real");
        add(Double.doubleToRawLongBits(value));
      }
      case ModelEntry.Whole(long value) -> {
        head("whole");
        add(value);
      }
      case ModelEntry.Text(String value) -> {
        head("text");
        add(value);
      }
      case ModelEntry.Texts(var values) -> {
        head("texts", values.size());
        values.forEach(this::add);
      }
    }
  }

  private void head(String kind, int... shape) {
    add(kind);
    add(shape.length);
    for (int length : shape) {
      add(length);
    }
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    flush();
    digest.update(bytes);
  }

  private void add(int value) {
    room();
    buffer.putInt(value);
  }

  private void add(long value) {
    room();
    buffer.putLong(value);
  }

  private void room() {
    if (buffer.remaining() < Double.BYTES) {
      flush();
    }
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }
}
