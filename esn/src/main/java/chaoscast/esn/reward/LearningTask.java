package chaoscast.esn.reward;

import chaoscast.core.InputException;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Arrays;

/// What a network has to do, and how wrong an output is: e = ‖h(z) − f‖² + Σ_k c_k |z_k − z̄_k|.
public sealed interface LearningTask {
  /// @return the name on the command line
  String name();

  TargetCurve curve();

  /// @return number m of outputs z
  int outputs();

  /// @param output   z, m × 1; not modified
  /// @param position h(z); modified
  void position(DenseMatrix output, double[] position);

  /// @return c, the cost of each joint's movement; empty where movement is free
  double[] costs();

  /// @return whether h is the identity, so that the target is known to the readout's own output
  boolean isDirect();

  /// The outputs are the position.
  ///
  /// @param curve to draw
  record Drawing(TargetCurve curve) implements LearningTask {
    @Override
    public String name() {
      return "drawing";
    }

    @Override
    public int outputs() {
      return curve.dimension();
    }

    @Override
    public void position(DenseMatrix output, double[] position) {
      for (int k = 0; k < position.length; k++) {
        position[k] = output.get(k, 0);
      }
    }

    @Override
    public double[] costs() {
      return new double[0];
    }

    @Override
    public boolean isDirect() {
      return true;
    }
  }

  /// The outputs are the angles of an arm's joints, and the position is that of its hand.
  ///
  ///     x = Σ_k L_k sin(π Σ_{j ≤ k} z_j),   y = −2 + Σ_k L_k cos(π Σ_{j ≤ k} z_j)
  ///
  /// @param curve   to draw, in two dimensions
  /// @param lengths L of the segments; cloned
  /// @param costs   c ≥ 0 of the joints, or empty; cloned
  record Arm(TargetCurve curve, double[] lengths, double[] costs) implements LearningTask {
    public Arm {
      if (curve.dimension() != 2) {
        throw new InputException(
            "the target of an arm must have 2 coordinates but has " + curve.dimension());
      }
      if (costs.length != 0 && costs.length != lengths.length) {
        throw new InputException(
            "the costs of an arm must be none or %d but were %s"
                .formatted(lengths.length, Arrays.toString(costs)));
      }
      lengths = lengths.clone();
      costs = costs.clone();
    }

    @Override
    public double[] lengths() {
      return lengths.clone();
    }

    @Override
    public double[] costs() {
      return costs.clone();
    }

    @Override
    public String name() {
      return costs.length == 0 ? "arm" : "arm-cost";
    }

    @Override
    public int outputs() {
      return lengths.length;
    }

    @Override
    public void position(DenseMatrix output, double[] position) {
      double angle = 0;
      position[0] = 0;
      position[1] = -2;
      for (int k = 0; k < lengths.length; k++) {
        angle += Math.PI * output.get(k, 0);
        position[0] += lengths[k] * Math.sin(angle);
        position[1] += lengths[k] * Math.cos(angle);
      }
    }

    @Override
    public boolean isDirect() {
      return false;
    }
  }

  /// Two segments of 1.8, which reach as far as the butterfly does.
  static LearningTask arm(TargetCurve curve) {
    return new Arm(curve, new double[] {1.8, 1.8}, new double[0]);
  }

  /// Three segments, so that many postures reach a point, and the shoulder costs twice the elbow.
  static LearningTask armWithCost(TargetCurve curve) {
    return new Arm(curve, new double[] {1.8, 1.2, 0.6}, new double[] {0.1, 0.05, 0});
  }
}
