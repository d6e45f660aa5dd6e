package chaoscast.splinenets.spline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The canonical form of a continuous piecewise linear function: one knot where its slope changes.
///
///     f(x) = intercept + slope · x + Σ_j change_j max(0, x − position_j)
///
/// Intercept and slope are those of the leftmost piece; positions rise strictly; no change is 0.
/// Two networks are the same function if and only if these agree (to rounding).
///
/// @param intercept of the leftmost piece
/// @param slope     of the leftmost piece
/// @param knots     in rising order; copied
public record PiecewiseLinear(double intercept, double slope, List<Knot> knots) {
  /// Changes that cancel leave this part of what was summed, at most: some ulps a neuron.
  private static final double CANCELLED = 1e-14;

  public PiecewiseLinear {
    knots = List.copyOf(knots);
  }

  /// A place where the slope changes.
  ///
  /// @param position of the knot
  /// @param change   right slope minus left slope
  public record Knot(double position, double change) {}

  /// Sums the slope changes s μ at each distinct breakpoint and drops the sums that vanish.
  static PiecewiseLinear of(ReluSpline spline) {
    double intercept = spline.constant();
    double slope = 0;
    for (SplineNeuron neuron : spline.neurons()) {
      switch (neuron) {
        case Flat flat -> intercept += flat.evaluate(0);
        case Kink kink when kink.orientation() == Orientation.LEFT -> {
          slope += kink.deltaSlope();
          intercept -= kink.deltaSlope() * kink.breakpoint();
        }
        case Kink _ -> {}
      }
    }
    List<Kink> kinks =
        spline.kinks().stream().sorted(Comparator.comparingDouble(Kink::breakpoint)).toList();
    return new PiecewiseLinear(intercept, slope, merged(kinks));
  }

  private static List<Knot> merged(List<Kink> sorted) {
    var knots = new ArrayList<Knot>();
    int next = 0;
    while (next < sorted.size()) {
      double position = sorted.get(next).breakpoint();
      double change = 0;
      double magnitude = 0;
      while (next < sorted.size() && sorted.get(next).breakpoint() == position) {
        change += sorted.get(next).slopeChange();
        magnitude += Math.abs(sorted.get(next).slopeChange());
        next++;
      }
      if (Math.abs(change) > CANCELLED * magnitude) {
        knots.add(new Knot(position, change));
      }
    }
    return knots;
  }

  /// @return f(x)
  public double evaluate(double x) {
    double sum = intercept + slope * x;
    for (Knot knot : knots) {
      if (knot.position() >= x) {
        break;
      }
      sum += knot.change() * (x - knot.position());
    }
    return sum;
  }

  /// @return Σ change², the roughness of the function itself: that of the network with one neuron a
  ///     knot
  public double roughness() {
    return knots.stream().mapToDouble(knot -> knot.change() * knot.change()).sum();
  }
}
