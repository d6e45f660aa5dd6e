package chaoscast.core.scaling;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;

/// An affine change of units, one offset and one scale a variable:
///
///     z_i = (x_i − offset_i) / scale_i
///
/// @param offset in the system's units
/// @param scale  in the system's units, > 0
public record Scaling(double[] offset, double[] scale) {

  public Scaling {
    if (offset.length != scale.length) {
      throw new InputException(
          "a scaling must have as many scales as offsets (%d) but has %d"
              .formatted(offset.length, scale.length));
    }
    offset = offset.clone();
    scale = scale.clone();
    for (int i = 0; i < scale.length; i++) {
      Requirements.requireFinite("offset", offset[i]);
      Requirements.requirePositive("scale", scale[i]);
    }
  }

  @Override
  public double[] offset() {
    return offset.clone();
  }

  @Override
  public double[] scale() {
    return scale.clone();
  }

  /// @return the trajectory in units of z, without its inputs; shares the storage of the states
  public Trajectory apply(Trajectory trajectory) {
    return trajectory.inUnits(offset, scale);
  }

  /// @param states rows of x, one after the other; modified: rows of z
  public void toScaled(double[] states) {
    for (int i = 0; i < states.length; i++) {
      int variable = i % offset.length;
      states[i] = (states[i] - offset[variable]) / scale[variable];
    }
  }

  /// @param states rows of z, one after the other; modified: rows of x
  public void toOriginal(double[] states) {
    for (int i = 0; i < states.length; i++) {
      int variable = i % offset.length;
      states[i] = states[i] * scale[variable] + offset[variable];
    }
  }
}
