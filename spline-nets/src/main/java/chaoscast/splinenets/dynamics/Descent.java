package chaoscast.splinenets.dynamics;

import chaoscast.core.Progress;
import chaoscast.splinenets.dynamics.LearningHistory.Ending;
import chaoscast.splinenets.dynamics.LearningHistory.Frame;
import chaoscast.splinenets.loss.NetworkLossSurface;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.ArrayList;
import java.util.List;

/// The loop that descents share.
///
/// @param steps      ≥ 1
/// @param frameEvery steps from frame to frame, ≥ 1
record Descent(int steps, int frameEvery) {

  /// One step.
  @FunctionalInterface
  interface Update {
    /// @param parameters modified
    /// @param gradient   ∂ℓ/∂p there
    /// @param step       its number, from 1
    void apply(double[] parameters, double[] gradient, int step);
  }

  LearningHistory run(ReluNetwork start, Samples samples, Progress progress, Update update) {
    var surface = new NetworkLossSurface(samples, start.neurons());
    double[] parameters = start.parameters();
    List<Frame> frames = new ArrayList<>();
    frames.add(new Frame(0, surface.value(parameters), start));
    for (int step = 1; step <= steps; step++) {
      update.apply(parameters, surface.gradient(parameters), step);
      if (step % frameEvery == 0 || step == steps) {
        progress.at("descent", step, steps);
        double loss = surface.value(parameters);
        if (!Double.isFinite(loss)) {
          return new LearningHistory(frames, List.of(), Ending.DIVERGED);
        }
        frames.add(new Frame(step, loss, ReluNetwork.ofParameters(parameters)));
      }
    }
    return new LearningHistory(frames, List.of(), Ending.FINISHED);
  }
}
