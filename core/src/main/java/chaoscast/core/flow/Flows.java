package chaoscast.core.flow;

import chaoscast.core.Trajectory;

/// What several flows share.
final class Flows {
  private Flows() {}

  static boolean areFinite(double[][] vectors) {
    for (double[] row : vectors) {
      if (!Trajectory.isFinite(row)) {
        return false;
      }
    }
    return true;
  }
}
