package chaoscast.splinenets.regularisation;

import chaoscast.core.Requirements;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.PiecewiseLinear;
import chaoscast.splinenets.spline.PiecewiseLinear.Knot;
import java.util.ArrayList;
import java.util.List;

/// The knots that matter: neighbours nearer than `width` are one, and only those count whose slope
/// change is at least a share of all slope change.
///
/// @param width of the data's range, > 0
/// @param share in (0, 1]
public record EffectiveKnots(double width, double share) {

  /// Knots within 1% of the range, at least 1% of all slope change.
  public static final EffectiveKnots ONE_PERCENT = new EffectiveKnots(0.01, 0.01);

  public EffectiveKnots {
    Requirements.requirePositive("width", width);
    Requirements.requirePositive("share", share);
    Requirements.requireBetween("share", 0, 1, share);
  }

  /// @param function whose knots outside the data's range do not count
  /// @return the effective knots, each at the first of those it unites
  public List<Knot> of(PiecewiseLinear function, Samples samples) {
    List<Knot> united = unite(function, samples);
    double total = united.stream().mapToDouble(knot -> Math.abs(knot.change())).sum();
    return united.stream()
        .filter(knot -> knot.change() != 0 && Math.abs(knot.change()) >= share * total)
        .toList();
  }

  private List<Knot> unite(PiecewiseLinear function, Samples samples) {
    double lower = samples.input(0);
    double upper = samples.input(samples.count() - 1);
    var united = new ArrayList<Knot>();
    for (Knot knot : function.knots()) {
      if (knot.position() < lower || knot.position() > upper) {
        continue;
      }
      if (!united.isEmpty()
          && knot.position() - united.getLast().position() <= width * (upper - lower)) {
        Knot first = united.removeLast();
        united.add(new Knot(first.position(), first.change() + knot.change()));
      } else {
        united.add(knot);
      }
    }
    return united;
  }
}
