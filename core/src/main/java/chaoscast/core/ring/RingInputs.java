package chaoscast.core.ring;

import chaoscast.core.InputException;
import chaoscast.core.files.ModelFile;
import java.util.List;

/// Inputs of rings in model files, and where a ring has no place for them.
public final class RingInputs {
  private RingInputs() {}

  /// Partial differential equations have terms that look the same everywhere and at all times.
  ///
  /// @param inputs names of what the data are driven by
  /// @return what to throw
  public static InputException refused(List<String> inputs) {
    return new InputException(
        "library=spectral must have no inputs but the data have " + String.join(", ", inputs),
        "a partial differential equation looks the same at all places and times; leave out --inputs, or"
            + " give library=polynomial, which sees them");
  }

  /// Rings without inputs are written as they were before there were any.
  static void write(ModelFile file, String key, RingBlocks ring) {
    if (ring.inputs() > 0) {
      file.put(key, (long) ring.inputs());
    }
  }

  static int read(ModelFile file, String key) {
    return file.has(key) ? file.count(key, 0) : 0;
  }
}
