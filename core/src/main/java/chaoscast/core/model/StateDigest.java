package chaoscast.core.model;

import chaoscast.core.Trajectory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// SHA-256 of states as little-endian binary64, row after row, behind the number of variables as int32:
/// in NumPy, `sha256(numpy.int32(d).tobytes() + states.tobytes())` for a C-ordered array of float64.
///
/// The same states in another file or format have the same digest. −0 counts as 0, since text may lose its
/// sign.
public final class StateDigest {
  /// Hexadecimal digits of one.
  static final int DIGITS = 64;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");
  private static final int ROWS_AT_ONCE = 1 << 10;

  private StateDigest() {}

  /// @return 64 lower-case hexadecimal digits
  public static String of(Trajectory trajectory) {
    MessageDigest digest = sha256();
    int dimension = trajectory.dimension();
    double[] state = new double[dimension];
    int rows = Math.max(1, ROWS_AT_ONCE / dimension);
    ByteBuffer bytes =
        ByteBuffer.allocate(rows * dimension * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    digest.update(bytes.putInt(dimension).flip());
    bytes.clear();
    for (int step = 0; step < trajectory.steps(); step++) {
      trajectory.copyState(step, state, 0);
      for (double value : state) {
        bytes.putDouble(value + 0.0);
      }
      if (!bytes.hasRemaining()) {
        digest.update(bytes.flip());
        bytes.clear();
      }
    }
    digest.update(bytes.flip());
    return HexFormat.of().formatHex(digest.digest());
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
