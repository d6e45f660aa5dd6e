package chaoscast.esn.modes;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.esn.analysis.NodeStates;
import java.util.List;

/// The shared modes of a trained network beside how far it sees.
///
/// It is trained on the first four fifths of the data, which also drive the nodes whose modes are counted; the last
/// fifth is forecast.
///
/// @param modes   of the nodes
/// @param horizon median over 20 starts, time units
/// @param longest that a forecast was followed, time units: a horizon of that much is a lower bound
public record RadiusStudy(SharedModes modes, double horizon, double longest) {
  private static final int STARTS = 20;
  private static final int WASHOUT = 100;

  /// @param trainer of the network
  /// @param data    in the units that it is trained in
  /// @param options of the analysis
  /// @param seed    of the sets of nodes
  public static RadiusStudy of(
      SurrogateTrainer trainer, Trajectory data, SharedModes.Options options, Seed seed) {
    int training = data.steps() / 5 * 4;
    Trajectory seen = data.slice(0, training);
    Surrogate surrogate = trainer.train(List.of(seen), Progress.NONE);
    double[][] nodes = NodeStates.of(surrogate, seen, Math.min(WASHOUT, training / 2));
    FreeRuns free = FreeRuns.of(surrogate, data.slice(training, data.steps()), STARTS);
    return new RadiusStudy(
        SharedModes.measure(nodes, options, seed, 1, Progress.NONE), free.median(),
        free.longest());
  }
}
