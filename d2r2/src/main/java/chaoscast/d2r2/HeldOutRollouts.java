package chaoscast.d2r2;

import chaoscast.core.InputException;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.Scaling;
import chaoscast.core.scaling.ScalingKind;
import java.util.ArrayList;
import java.util.List;

/// Roll-outs over states that were held out of a fit, scored by how small their errors stay:
///
///     score of a start = mean over steps of ln min(1, e),   e = ‖x̂ − x‖ / √n, x in standard deviations
///
/// An error that grows from ε at rate λ lowers the score by ln ε whatever the length of the
/// roll-outs, so they need not reach the horizon; the score is smaller for better models.
public final class HeldOutRollouts {
  private static final int STARTS = 16;
  private static final int LONGEST = 2048;
  private static final double SMALLEST = 1e-18;

  private final List<Trajectory> pieces = new ArrayList<>();
  private final int warmUp;
  private final int length;
  private final double[] units;
  private final double rounding;

  /// @param heldOut successive states
  /// @param warmUp  states observed before the first forecast, ≥ 1
  public HeldOutRollouts(List<Trajectory> heldOut, int warmUp) {
    this.warmUp = warmUp;
    int longest = heldOut.stream().mapToInt(Trajectory::steps).max().orElse(0);
    length = Math.min(LONGEST, (longest - warmUp) / 2);
    if (length < 4) {
      throw new InputException(
          "degree=auto needs a trajectory of ≥ %d training steps but the longest has about %d"
              .formatted(4 * (warmUp + 8), 4 * longest));
    }
    Scaling scaling = ScalingKind.STANDARD.fit(heldOut);
    units = scaling.scale();
    for (Trajectory trajectory : heldOut) {
      int room = trajectory.steps() - warmUp - length;
      for (int i = 0; i < STARTS && room >= 0; i++) {
        int start = (int) ((long) room * i / (STARTS - 1));
        pieces.add(trajectory.slice(start, start + warmUp + length));
      }
    }
    rounding = 0x1p-53 * rms(pieces, units);
  }

  /// @return √(mean over states of ‖x‖² / n), x in units
  private static double rms(List<Trajectory> pieces, double[] units) {
    double square = 0;
    long count = 0;
    for (Trajectory piece : pieces) {
      for (int step = 0; step < piece.steps(); step++) {
        for (int variable = 0; variable < units.length; variable++) {
          double value = piece.get(step, variable) / units[variable];
          square += value * value;
          count++;
        }
      }
    }
    return Math.sqrt(square / count);
  }

  /// @param surrogate needs `warmUp` observed states
  public HeldOutScore score(Surrogate surrogate) {
    int lanes = pieces.size();
    int dimension = units.length;
    Rollout rollout = surrogate.startRollout(lanes);
    double[] states = new double[lanes * dimension];
    for (int step = 0; step < warmUp; step++) {
      for (int lane = 0; lane < lanes; lane++) {
        pieces.get(lane).copyState(step, states, lane * dimension);
      }
      rollout.observe(states);
    }
    boolean[] lost = new boolean[lanes];
    double[] scores = new double[lanes];
    double firstSquare = 0;
    for (int step = warmUp; step < warmUp + length; step++) {
      rollout.forecast(states);
      for (int lane = 0; lane < lanes; lane++) {
        double error = error(pieces.get(lane), step, states, lane * dimension);
        firstSquare += step == warmUp ? error * error / lanes : 0;
        lost[lane] |= !(error < 1);
        scores[lane] += lost[lane] ? 0 : Math.log(Math.max(SMALLEST, error)) / length;
      }
    }
    return new HeldOutScore(scores, Math.sqrt(firstSquare) / rounding);
  }

  private double error(Trajectory truth, int step, double[] states, int from) {
    double square = 0;
    for (int variable = 0; variable < units.length; variable++) {
      double difference = (states[from + variable] - truth.get(step, variable)) / units[variable];
      square += difference * difference;
    }
    return Math.sqrt(square / units.length);
  }
}
