package chaoscast.splinenets.page;

import chaoscast.splinenets.dynamics.LearningHistory;
import chaoscast.splinenets.dynamics.LearningHistory.Frame;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.regularisation.EffectiveKnots;
import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.ReluNetwork;
import chaoscast.splinenets.spline.ReluSpline;
import chaoscast.splinenets.spline.SplineNeuron;
import java.util.ArrayList;
import java.util.List;

/// What there is to say about a network at one moment of learning.
///
/// @param frame     the moment
/// @param spline    the network as a spline
/// @param rms       root mean square of the residuals
/// @param roughness Σ μ²
/// @param knots     number of effective knots
/// @param moved     breakpoints that are farther than 1% of the data's range from their start
/// @param crossings of breakpoints and data since the start
/// @param drift     greatest change of a neuron's w² + b² − v², which gradient flow conserves
public record Moment(
    Frame frame,
    ReluSpline spline,
    double rms,
    double roughness,
    int knots,
    int moved,
    long crossings,
    double drift) {
  private static final double MOVED = 0.01;

  /// @return one a frame
  public static List<Moment> of(LearningHistory history, Samples samples) {
    ReluNetwork start = history.frames().getFirst().network();
    var moments = new ArrayList<Moment>();
    for (Frame frame : history.frames()) {
      ReluNetwork network = frame.network();
      ReluSpline spline = network.toSpline();
      moments.add(
          new Moment(
              frame,
              spline,
              samples.rootMeanSquare(network::evaluate),
              spline.roughness(),
              EffectiveKnots.ONE_PERCENT.of(spline.canonical(), samples).size(),
              moved(start.toSpline(), spline, samples),
              history.crossings().stream()
                  .filter(crossing -> crossing.time() <= frame.time())
                  .count(),
              drift(start, network)));
    }
    return moments;
  }

  private static int moved(ReluSpline start, ReluSpline now, Samples samples) {
    double range = samples.input(samples.count() - 1) - samples.input(0);
    int moved = 0;
    for (int i = 0; i < now.neurons().size(); i++) {
      double distance = Math.abs(breakpoint(now, i) - breakpoint(start, i));
      moved += distance <= MOVED * range || Double.isNaN(distance) ? 0 : 1;
    }
    return moved;
  }

  /// Infinite for a flat neuron.
  private static double breakpoint(ReluSpline spline, int neuron) {
    SplineNeuron one = spline.neurons().get(neuron);
    return one instanceof Kink kink ? kink.breakpoint() : Double.POSITIVE_INFINITY;
  }

  private static double drift(ReluNetwork start, ReluNetwork now) {
    double drift = 0;
    for (int i = 0; i < start.neurons(); i++) {
      drift = Math.max(drift, Math.abs(now.imbalance(i) - start.imbalance(i)));
    }
    return drift;
  }
}
