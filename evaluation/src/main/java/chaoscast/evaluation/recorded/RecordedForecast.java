package chaoscast.evaluation.recorded;

import java.util.Arrays;

/// One forecast: what was predicted after one state of the truth.
///
/// @param start  number of the last observed state, counted from 0
/// @param states steps × dimension, row-major; the first row is state `start + 1`. NaN or infinite from where it
///               diverged
/// @param steps  number of predicted states
/// @param where  it stands, for messages
public record RecordedForecast(int start, double[] states, int steps, String where) {

  public RecordedForecast {
    states = states.clone();
  }

  @Override
  public double[] states() {
    return states.clone();
  }

  /// @return number of variables
  public int dimension() {
    return states.length / steps;
  }

  /// @return whether it ends in a state that is not finite: it diverged, and more steps would say no more
  public boolean ended() {
    for (int i = states.length - dimension(); i < states.length; i++) {
      if (!Double.isFinite(states[i])) {
        return true;
      }
    }
    return false;
  }

  /// Copies one predicted state, or NaN behind the end.
  ///
  /// @param step     of the forecast, from 0
  /// @param target   modified
  /// @param position where the state begins
  void copyState(int step, double[] target, int position) {
    int dimension = dimension();
    if (step < steps) {
      System.arraycopy(states, step * dimension, target, position, dimension);
    } else {
      Arrays.fill(target, position, position + dimension, Double.NaN);
    }
  }
}
