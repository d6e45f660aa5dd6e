package chaoscast.splinenets.page;

import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.Flat;
import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.ReluSpline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// The data of the movie of learning.
///
/// @param view    [x₀, x₁] that the movie shows
/// @param x       inputs of the data
/// @param y       their targets
/// @param target  the function that they are samples of, if known
/// @param flow    whether time is that of the flow, not a number of steps
/// @param shots   in order of time
/// @param dropped frames left out to keep the page small
public record Movie(
    double[] view,
    double[] x,
    double[] y,
    Optional<Polyline> target,
    boolean flow,
    List<Shot> shots,
    int dropped) {
  /// About 30 bytes each: the page stays below 1 MB.
  private static final int MOST_NEURONS_SHOWN = 25_000;
  static final int TARGET_POINTS = 401;
  private static final double MARGIN = 0.06;

  /// One moment. The function is the line through its values at both ends and at its breakpoints.
  ///
  /// @param time        of the flow, or steps
  /// @param loss        ½ Σ ε²
  /// @param roughness   Σ μ²
  /// @param knots       effective knots
  /// @param moved       breakpoints that are elsewhere than at the start
  /// @param drift       of w² + b² − v²
  /// @param sides       `r` or `l` for each neuron by its orientation, `f` for a flat one
  /// @param breakpoints β, not finite for a flat neuron
  /// @param slopes      μ
  /// @param values      f(β)
  /// @param ends        f at both ends of the view
  public record Shot(
      double time,
      double loss,
      double roughness,
      int knots,
      int moved,
      double drift,
      String sides,
      double[] breakpoints,
      double[] slopes,
      double[] values,
      double[] ends) {}

  /// @param function that the samples were drawn from, if known
  public static Movie of(
      List<Moment> moments,
      Samples samples,
      Optional<DoubleUnaryOperator> function,
      boolean flow) {
    double[] view = view(samples);
    List<Moment> shown = thinned(moments);
    return new Movie(
        view,
        samples.inputs(),
        samples.targets(),
        function.map(f -> Polyline.sampled(f, view, TARGET_POINTS)),
        flow,
        shown.stream().map(moment -> shot(moment, view)).toList(),
        moments.size() - shown.size());
  }

  /// The data's range and a margin.
  static double[] view(Samples samples) {
    double lower = samples.input(0);
    double upper = samples.input(samples.count() - 1);
    double margin = MARGIN * (upper - lower);
    return new double[] {lower - margin, upper + margin};
  }

  /// First and last, and evenly between as many as there is room for.
  private static List<Moment> thinned(List<Moment> moments) {
    int neurons = moments.getFirst().frame().network().neurons();
    int room = Math.max(2, MOST_NEURONS_SHOWN / neurons);
    if (moments.size() <= room) {
      return moments;
    }
    var kept = new ArrayList<Moment>();
    for (int k = 0; k < room; k++) {
      kept.add(moments.get((int) ((long) k * (moments.size() - 1) / (room - 1))));
    }
    return kept;
  }

  private static Shot shot(Moment moment, double[] view) {
    ReluSpline spline = moment.spline();
    int neurons = spline.neurons().size();
    double[] breakpoints = new double[neurons];
    double[] slopes = new double[neurons];
    double[] values = new double[neurons];
    var sides = new StringBuilder();
    for (int i = 0; i < neurons; i++) {
      switch (spline.neurons().get(i)) {
        case Flat _ -> {
          breakpoints[i] = Double.NaN;
          values[i] = Double.NaN;
          sides.append('f');
        }
        case Kink kink -> {
          breakpoints[i] = kink.breakpoint();
          slopes[i] = kink.deltaSlope();
          boolean seen = kink.breakpoint() >= view[0] && kink.breakpoint() <= view[1];
          values[i] = seen ? spline.evaluate(kink.breakpoint()) : Double.NaN;
          sides.append(kink.orientation().sign() > 0 ? 'r' : 'l');
        }
      }
    }
    return new Shot(
        moment.frame().time(),
        moment.frame().loss(),
        moment.roughness(),
        moment.knots(),
        moment.moved(),
        moment.drift(),
        sides.toString(),
        breakpoints,
        slopes,
        values,
        Arrays.stream(view).map(spline::evaluate).toArray());
  }
}
