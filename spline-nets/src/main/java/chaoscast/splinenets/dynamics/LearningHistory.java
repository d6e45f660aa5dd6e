package chaoscast.splinenets.dynamics;

import chaoscast.splinenets.spline.ReluNetwork;
import java.util.List;

/// What happened during learning. Immutable.
///
/// @param frames    in order of time; the first is the start, the last the end
/// @param crossings of breakpoints and data, in order of time; only [GradientFlow] observes them
/// @param ending    why learning ended
public record LearningHistory(List<Frame> frames, List<Crossing> crossings, Ending ending) {

  public LearningHistory {
    frames = List.copyOf(frames);
    crossings = List.copyOf(crossings);
  }

  /// The network at one moment.
  ///
  /// @param time    of the flow, or the number of steps of a descent
  /// @param loss    ½ Σ ε²
  /// @param network as it was
  public record Frame(double time, double loss, ReluNetwork network) {}

  /// A neuron's activity at a datum changed.
  ///
  /// @param time   of the flow
  /// @param neuron its index
  /// @param input  x of the datum
  /// @param from   activity before
  /// @param to     activity after
  public record Crossing(double time, int neuron, double input, Activity from, Activity to) {}

  /// A neuron's state at a datum.
  public enum Activity {
    INACTIVE,
    /// The breakpoint lies on the datum and both sides push it back: it stays, as the limit of ever
    /// faster crossings (a sliding mode).
    STUCK,
    ACTIVE
  }

  /// Why learning ended.
  public enum Ending {
    /// The whole duration or all steps are done.
    FINISHED,
    /// The loss has fallen to the target.
    TARGET_REACHED,
    /// An input weight went to 0, its breakpoint out of the spline's coordinates; the last frame is
    /// before.
    BREAKPOINT_LOST,
    /// The loss overflowed; the last frame is the last finite one kept.
    DIVERGED,
    /// Crossings accumulate so that the flow gets no farther.
    TOO_MANY_CROSSINGS
  }

  /// @return the frame at the end
  public Frame last() {
    return frames.getLast();
  }
}
