package chaoscast.core.smoothing;

import chaoscast.core.Trajectory;

/// States up to a start as they may have been: an estimate, and equally likely deviations from it.
///
/// @param estimate   of the last states, the start behind them; at least one
/// @param deviations a member each: steps × dimension, in the variables' own units; not copied
public record StartMembers(Trajectory estimate, double[][] deviations) {

  /// @return number of members
  public int size() {
    return deviations.length;
  }

  /// @param member    its number
  /// @param inflation by which deviations are stretched, ≥ 0
  /// @param step      of the estimate
  /// @param target    modified from `position` on: the member's state
  public void copyState(
      int member, double inflation, int step, double[] target, int position) {
    estimate.copyState(step, target, position);
    int d = estimate.dimension();
    for (int k = 0; k < d; k++) {
      target[position + k] += inflation * deviations[member][step * d + k];
    }
  }
}
