package chaoscast.esn.reward;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;

/// What is to be drawn in one trial: a curve of any dimension, passed once at even speed.
///
/// @param points     row-major, at least two points, at even distances in time; cloned
/// @param dimension  coordinates of a point, ≥ 1
public record TargetCurve(double[] points, int dimension) {
  private static final int SAMPLES = 50_000;

  public TargetCurve {
    Requirements.requireAtLeast("dimension", 1, dimension);
    Requirements.requireAtLeast("points of a target", 2, points.length / dimension);
    if (!Trajectory.isFinite(points)) {
      throw new InputException("a target's coordinates must be finite but some are not");
    }
    points = points.clone();
  }

  @Override
  public double[] points() {
    return points.clone();
  }

  /// The published butterfly.
  ///
  ///     f = R(θ) (cos θ, sin θ) / 14.4734
  ///     R(θ) = 9 − sin θ + 2 sin 3θ + 2 sin 5θ − sin 7θ + 3 cos 2θ − 2 cos 4θ,   θ = 0 … 2π
  public static TargetCurve butterfly() {
    double[] points = new double[2 * (SAMPLES + 1)];
    for (int i = 0; i <= SAMPLES; i++) {
      double angle = 2 * Math.PI * i / SAMPLES;
      double radius =
          9 - Math.sin(angle) + 2 * Math.sin(3 * angle) + 2 * Math.sin(5 * angle)
              - Math.sin(7 * angle) + 3 * Math.cos(2 * angle) - 2 * Math.cos(4 * angle);
      points[2 * i] = radius * Math.cos(angle) / 14.4734;
      points[2 * i + 1] = radius * Math.sin(angle) / 14.4734;
    }
    return new TargetCurve(points, 2);
  }

  /// A curve of someone's own, moved to the middle of its range and scaled so that no coordinate exceeds 1.
  public static TargetCurve of(Trajectory trajectory) {
    int dimension = trajectory.dimension();
    double[] points = trajectory.toArray();
    double greatest = 0;
    for (int axis = 0; axis < dimension; axis++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = axis; i < points.length; i += dimension) {
        least = Math.min(least, points[i]);
        most = Math.max(most, points[i]);
      }
      for (int i = axis; i < points.length; i += dimension) {
        points[i] -= (least + most) / 2;
      }
      greatest = Math.max(greatest, (most - least) / 2);
    }
    if (!(greatest > 0)) {
      throw new InputException("a target must move but all its points are the same");
    }
    for (int i = 0; i < points.length; i++) {
      points[i] /= greatest;
    }
    return new TargetCurve(points, dimension);
  }

  /// @param share  of the trial that has passed, in [0, 1]
  /// @param target the point there, between neighbours by straight lines; modified
  public void at(double share, double[] target) {
    int last = points.length / dimension - 1;
    double place = Math.clamp(share, 0, 1) * last;
    int before = Math.min((int) place, last - 1);
    double rest = place - before;
    for (int axis = 0; axis < dimension; axis++) {
      double from = points[before * dimension + axis];
      double to = points[(before + 1) * dimension + axis];
      target[axis] = from + rest * (to - from);
    }
  }
}
