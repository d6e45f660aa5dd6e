package chaoscast.core;

/// The samples of its inputs about the present one that a surrogate makes use of, where they are known.
///
///     u_{t−before} … u_t … u_{t+after}
///
/// @param before samples before the present one, ≥ 0
/// @param after  samples behind it, ≥ 0
public record InputWindow(int before, int after) {
  /// The inputs at the time of the present state and no others.
  public static final InputWindow NOW = new InputWindow(0, 0);

  public InputWindow {
    Requirements.requireAtLeast("before", 0, before);
    Requirements.requireAtLeast("after", 0, after);
  }

  /// @return number of samples, the present one among them
  public int width() {
    return before + 1 + after;
  }

  /// @param inputs rows of which row `step` is the present one
  /// @param to     modified from `at` on: for each input its samples in order, NaN where the rows have ended or not begun
  public void copyTo(Trajectory inputs, int step, double[] to, int at) {
    int width = width();
    for (int i = 0; i < width; i++) {
      int row = step - before + i;
      boolean known = row >= 0 && row < inputs.steps();
      for (int input = 0; input < inputs.dimension(); input++) {
        to[at + input * width + i] = known ? inputs.get(row, input) : Double.NaN;
      }
    }
  }
}
