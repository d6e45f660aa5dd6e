package chaoscast.evaluation.score;

import chaoscast.evaluation.protocol.Protocol;
import java.util.Arrays;

/// The horizon loop: rolls successive starts of a protocol out together and counts the valid steps of each.
///
///     valid = number of leading steps whose error is ≤ threshold
///
/// A start is lost at the first error above the threshold and diverges at the first state that is not
/// finite; its error is infinite from there on. A forecast that returns to the truth stays lost.
public final class Tally {
  private final Protocol protocol;
  private final int from;
  private final int[] valid;
  private final int[] divergedAt;
  private final double[][] errors;

  /// The error of one predicted state.
  @FunctionalInterface
  public interface StepError {
    /// @param start    number of the start
    /// @param step     of the forecast, from 0
    /// @param states   predicted states of all lanes; not modified
    /// @param position where the state of this start begins
    /// @return the error; not NaN unless the state is not finite
    double at(int start, int step, double[] states, int position);
  }

  private Tally(Protocol protocol, int from, int to, boolean whole) {
    this.protocol = protocol;
    this.from = from;
    valid = new int[to - from];
    divergedAt = new int[to - from];
    errors = whole ? new double[to - from][protocol.maxSteps()] : new double[0][];
    Arrays.fill(divergedAt, protocol.maxSteps());
  }

  /// Rolls some starts out to the end and keeps every error.
  ///
  /// @param from  first start
  /// @param to    last start, excluded
  /// @param lanes one a start
  static Tally whole(Protocol protocol, int from, int to, Lanes lanes) {
    return new Tally(protocol, from, to, true).rolled(lanes);
  }

  /// Rolls all starts out until none is valid any longer.
  ///
  /// @return valid steps of every start
  public static int[] validSteps(Protocol protocol, Lanes lanes) {
    return new Tally(protocol, 0, protocol.starts(), false).rolled(lanes).valid;
  }

  /// What is rolled out.
  ///
  /// @param dimension  number of variables
  /// @param forecaster of one lane a start
  /// @param error      of its states
  public record Lanes(int dimension, LaneForecaster forecaster, StepError error) {}

  private Tally rolled(Lanes lanes) {
    double[] states = new double[valid.length * lanes.dimension()];
    boolean open = true;
    for (int step = 0; open && step < protocol.maxSteps(); step++) {
      lanes.forecaster().next(states);
      open = errors.length > 0;
      for (int lane = 0; lane < valid.length; lane++) {
        open |= add(lanes, lane, step, states);
      }
    }
    return this;
  }

  /// @return whether this start is still valid
  private boolean add(Lanes lanes, int lane, int step, double[] states) {
    if (errors.length == 0 && valid[lane] < step) {
      return false;
    }
    int position = lane * lanes.dimension();
    boolean diverged =
        divergedAt[lane] < step || !isFinite(states, position, lanes.dimension());
    double error =
        diverged
            ? Double.POSITIVE_INFINITY
            : lanes.error().at(from + lane, step, states, position);
    if (diverged) {
      divergedAt[lane] = Math.min(divergedAt[lane], step);
    }
    if (errors.length > 0) {
      errors[lane][step] = error;
    }
    if (valid[lane] == step && error <= protocol.threshold()) {
      valid[lane]++;
      return true;
    }
    return false;
  }

  private static boolean isFinite(double[] states, int position, int dimension) {
    for (int i = position; i < position + dimension; i++) {
      if (!Double.isFinite(states[i])) {
        return false;
      }
    }
    return true;
  }

  /// @param all        modified: the errors of these starts, one row a start of the protocol
  /// @param validSteps modified: valid steps of these starts
  /// @param diverged   modified: first step that is not finite, or the greatest number of steps
  void copyTo(double[][] all, int[] validSteps, int[] diverged) {
    System.arraycopy(errors, 0, all, from, errors.length);
    System.arraycopy(valid, 0, validSteps, from, valid.length);
    System.arraycopy(divergedAt, 0, diverged, from, divergedAt.length);
  }
}
