package chaoscast.core.hybrid;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.files.ModelFile;
import chaoscast.core.scaling.Scaling;

/// The units of a correction: what the surrogate sees of n variables, m inputs and the model K, and what it gives.
///
///     v = (x, u, K(x) − x) scaled,   x̂_{t+1} = K(x_t) + r ŷ(v_t, v_{t−1}, …)
///
/// @param seen     scaling of v, n + m + n variables
/// @param residual r > 0, one a variable
record Correction(Scaling seen, double[] residual) {
  private static final String GROUP = "correction";

  Correction {
    residual = residual.clone();
    for (double one : residual) {
      Requirements.requirePositive("unit of a residual", one);
    }
    if (seen.offset().length < 2 * residual.length) {
      throw new InputException(
          "a correction of %d variables must see ≥ %d values but sees %d"
              .formatted(residual.length, 2 * residual.length, seen.offset().length));
    }
  }

  @Override
  public double[] residual() {
    return residual.clone();
  }

  /// @return n
  int variables() {
    return residual.length;
  }

  /// @return n + m
  int dimension() {
    return width() - variables();
  }

  /// @return n + m + n
  int width() {
    return seen.offset().length;
  }

  /// @param file modified
  void write(ModelFile file) {
    ModelFile group = file.group(GROUP);
    group.put("offset", seen.offset());
    group.put("scale", seen.scale());
    group.put("residual", residual);
  }

  /// @return whether a surrogate's file has one
  static boolean isIn(ModelFile file) {
    return file.group(GROUP).has("residual");
  }

  static Correction read(ModelFile file) {
    ModelFile group = file.group(GROUP);
    return new Correction(
        new Scaling(group.doubles("offset"), group.doubles("scale")), group.doubles("residual"));
  }
}
