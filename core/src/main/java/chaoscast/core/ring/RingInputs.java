package chaoscast.core.ring;

import chaoscast.core.InputException;
import java.util.List;

/// Why variables that are sites of a ring are driven by nothing: each is forecast from its neighbours by the same rule
/// or by one of its own, and an input is nobody's neighbour.
public final class RingInputs {
  private RingInputs() {}

  /// @param inputs names of what the data are driven by
  /// @return what to throw
  public static InputException refused(List<String> inputs) {
    return new InputException(
        "variables on a ring must be driven by nothing but the data have the inputs "
            + String.join(", ", inputs),
        "leave out --inputs, or the options that make a ring: blocks, stencil, library=spectral");
  }
}
