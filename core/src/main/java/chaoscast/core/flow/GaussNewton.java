package chaoscast.core.flow;

import chaoscast.core.training.RidgeSolution;
import java.util.Arrays;

/// Parameters of a flow from the steps that data take, by damped Gauss–Newton iterations.
///
///     w ← w + s δ,   δ the least-squares solution of r = ∂Φ/∂w δ,   s = 1, ½, ¼ … the first that lowers Σ r²
///
/// Ends where an iteration lowers Σ r² by less than a percent, which near a solution means that rounding is
/// all that is left: convergence is quadratic before.
///
/// Source: J. Nocedal, S. J. Wright, Numerical Optimization (2006), section 10.3,
/// doi:10.1007/978-0-387-40065-5.
///
/// @param regression the data
public record GaussNewton(StepRegression regression) {
  private static final int MOST_ITERATIONS = 30;
  private static final int MOST_HALVINGS = 10;
  private static final double STALLED = 0.99;

  /// Where the iterations ended.
  ///
  /// @param parameters w; those of the start if none was better
  /// @param squares    Σ_i r_ik², one a variable
  /// @param variances  diagonal of (JᵀJ)⁻¹ at w, one a parameter: times the residual's variance, that of the
  ///                   parameter; infinite for one that others can take the place of
  /// @param iterations steps that were taken
  public record Result(
      double[] parameters, double[] squares, double[] variances, int iterations) {
    /// @return Σ r²; infinite if already the first parameters' steps failed
    public double cost() {
      return Arrays.stream(squares).sum();
    }
  }

  /// @param start not modified
  public Result from(FlowFamily family, double[] start) {
    double[] best = start.clone();
    StepRegression.Linearised linearised = regression.linearised(family, best);
    double cost = linearised.cost();
    for (int iteration = 0;; iteration++) {
      double[] step = step(linearised);
      double[] next = iteration < MOST_ITERATIONS ? better(family, best, step, cost) : best;
      if (next == best || !Double.isFinite(cost)) {
        return new Result(
            best, linearised.squares(), linearised.factor().inverseDiagonal(), iteration);
      }
      StepRegression.Linearised there = regression.linearised(family, next);
      boolean stalled = !(there.cost() < STALLED * cost);
      if (there.cost() <= cost) {
        best = next;
        linearised = there;
        cost = there.cost();
      }
      if (stalled) {
        return new Result(
            best, linearised.squares(), linearised.factor().inverseDiagonal(), iteration + 1);
      }
    }
  }

  private static double[] step(StepRegression.Linearised linearised) {
    RidgeSolution solution = linearised.factor().solve(0);
    return solution.weights().toArray();
  }

  /// @return the parameters after the longest step that lowers the cost; `from` itself if none does
  private double[] better(FlowFamily family, double[] from, double[] step, double cost) {
    double share = 1;
    for (int i = 0; i <= MOST_HALVINGS; i++) {
      double[] next = new double[from.length];
      for (int q = 0; q < next.length; q++) {
        next[q] = from[q] + share * step[q];
      }
      double reached = Arrays.stream(regression.squares(family, next)).sum();
      if (reached < cost) {
        return next;
      }
      share /= 2;
    }
    return from;
  }
}
