package chaoscast.splinenets.cli;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.splinenets.cli.NetworkOptions.Network;
import chaoscast.splinenets.dynamics.GradientFlow;
import chaoscast.splinenets.dynamics.LearningHistory.Frame;
import chaoscast.splinenets.loss.NetworkLossSurface;
import chaoscast.splinenets.loss.NewtonPolish;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.Optional;

/// Looks for a smooth minimum: gradient flow from several starts leads near minima, Newton's method
/// to them.
///
/// Where learning leaves a breakpoint on a datum the loss has a kink, and Newton's method finds
/// nothing or leaves for another minimum; such a start does not count.
///
/// @param starts   how many networks are drawn, ≥ 1
/// @param duration of the flow, > 0
record MinimumSearch(int starts, double duration) {
  private static final NewtonPolish POLISH = new NewtonPolish(50, 1e-10);
  private static final double TOLERANCE = 1e-9;

  MinimumSearch {
    SizeLimit.requireRepetitions("--starts", starts);
    Requirements.requirePositive("--duration", duration);
  }

  /// @param network  the lowest smooth minimum, or else the lowest network of all
  /// @param loss     there
  /// @param smooth   how many starts ended near a smooth minimum
  record Found(ReluNetwork network, double loss, int smooth) {}

  Found run(Network drawn, Samples samples, Seed seed) {
    Optional<ReluNetwork> best = Optional.empty();
    Optional<ReluNetwork> lowest = Optional.empty();
    int smooth = 0;
    for (int k = 0; k < starts; k++) {
      ReluNetwork start = drawn.draw(samples, seed.child("spline/start/" + k));
      Frame end =
          GradientFlow.over(duration)
              .withFrames(1)
              .withTolerance(TOLERANCE)
              .learn(start, samples)
              .last();
      lowest = lower(lowest, end.network(), samples);
      Optional<ReluNetwork> polished = polished(end, samples);
      if (polished.isPresent()) {
        smooth++;
        best = lower(best, polished.get(), samples);
      }
    }
    ReluNetwork found = best.isPresent() ? best.get() : lowest.orElseThrow();
    return new Found(found, loss(found, samples), smooth);
  }

  /// Newton's minimum, unless it is higher than where it began and so another one.
  private static Optional<ReluNetwork> polished(Frame end, Samples samples) {
    try {
      var surface = new NetworkLossSurface(samples, end.network().neurons());
      ReluNetwork polished =
          ReluNetwork.ofParameters(POLISH.polish(surface, end.network().parameters()));
      boolean same = loss(polished, samples) <= end.loss() * (1 + TOLERANCE);
      return same ? Optional.of(polished) : Optional.empty();
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  private static Optional<ReluNetwork> lower(
      Optional<ReluNetwork> one, ReluNetwork other, Samples samples) {
    return one.filter(network -> loss(network, samples) <= loss(other, samples))
        .or(() -> Optional.of(other));
  }

  private static double loss(ReluNetwork network, Samples samples) {
    return samples.loss(network::evaluate);
  }
}
