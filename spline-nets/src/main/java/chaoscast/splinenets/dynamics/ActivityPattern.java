package chaoscast.splinenets.dynamics;

import chaoscast.splinenets.dynamics.FlowVariables.Normalised;
import chaoscast.splinenets.dynamics.FlowVariables.ResidualSums;
import chaoscast.splinenets.dynamics.LearningHistory.Activity;
import chaoscast.splinenets.dynamics.LearningHistory.Crossing;
import java.util.Arrays;

/// Which neuron is active, inactive or stuck on which datum: what stays fixed between two
/// crossings.
///
/// A neuron is stuck on datum n when its breakpoint is there and both sides push it back. Then its
/// activity there is the α in [0, 1] for which the breakpoint stays, p x_n + q = 0:
///
///     Σ_m ε_m a_m (1 + x_m x_n) = 0,   so   α ε_n = −T/(1 + x_n²)
///     T = Σ_{m≠n} ε_m a_m (1 + x_m x_n)
///
/// It is released to the inactive side when −sign(v) T turns negative, to the active side when
/// sign(v) (T + ε_n (1 + x_n²)) does.
final class ActivityPattern {
  /// Greatest slip beyond a crossing before it is noticed, as a distance of normalised neurons.
  private static final double SLIP = 1e-13;
  /// A slip far above that is no crossing but a reversal: w and b of a stuck neuron passed 0
  /// together.
  private static final double REVERSAL = 1e-9;

  private final FlowVariables variables;
  private final DistinctSamples data;
  private final int neurons;
  private final int count;
  private final boolean[][] active;
  private final int[] stuckOn;
  private final Normalised normalised;
  private final double[] residuals;
  private final ResidualSums sums;
  /// T/(1 + x_n²) of stuck neurons.
  private final double[] push;
  /// What each margin is raised by: margins at data, then those of release to either side.
  private final double[][] offsets;

  ActivityPattern(FlowVariables variables, DistinctSamples data, int neurons) {
    this.variables = variables;
    this.data = data;
    this.neurons = neurons;
    count = data.inputs().length;
    active = new boolean[neurons][count];
    stuckOn = new int[neurons];
    Arrays.fill(stuckOn, -1);
    normalised = Normalised.of(neurons);
    residuals = new double[count];
    sums = new ResidualSums(neurons);
    push = new double[neurons];
    offsets = new double[neurons][count + 2];
  }

  /// A margin that is 0 when an activity changes.
  ///
  /// @param neuron its index
  /// @param place  datum, or `count` for release to the inactive, `count + 1` to the active side
  /// @param value  positive while nothing changes
  private record Margin(int neuron, int place, double value) {}

  /// Writes the time derivative at this pattern.
  void derivative(double[] state, double[] derivative) {
    evaluate(state);
    variables.derivative(state, sums, derivative);
  }

  /// @return positive while this pattern holds
  double margin(double[] state) {
    evaluate(state);
    double least = 1;
    for (int i = 0; i < neurons; i++) {
      for (int place = 0; place < count + 2; place++) {
        least = Math.min(least, margin(i, place) + offsets[i][place]);
      }
    }
    return least;
  }

  /// @return ½ Σ ε² less what equal inputs with different targets make inevitable
  double reducibleLoss(double[] state) {
    evaluate(state);
    double sum = 0;
    for (int n = 0; n < count; n++) {
      sum += residuals[n] * residuals[n] / data.multiplicities()[n];
    }
    return sum / 2;
  }

  /// Sets the activities at a first state; those on a breakpoint are inactive if that can be.
  void begin(double[] state) {
    variables.normalise(state, normalised);
    for (int i = 0; i < neurons; i++) {
      for (int n = 0; n < count; n++) {
        active[i][n] = distance(i, n) > SLIP;
      }
    }
    for (int i = 0; variables.moveBreakpoints() && i < neurons; i++) {
      for (int n = 0; n < count; n++) {
        evaluate(state);
        boolean touches = Math.abs(distance(i, n)) <= SLIP && normalised.amplitude()[i] != 0;
        if (touches && stuckOn[i] < 0 && -sign(i) * pushAt(i, n) > 0) {
          cross(i, n);
        }
      }
    }
    settle(state);
  }

  /// Makes the change that the state has come to.
  Crossing change(double time, double[] state) {
    evaluate(state);
    Margin margin = least(true);
    int neuron = margin.neuron();
    boolean release = margin.place() >= count;
    int datum = release ? stuckOn[neuron] : margin.place();
    Activity before = activity(neuron, datum);
    if (release) {
      release(neuron, margin.place());
    } else {
      cross(neuron, datum);
    }
    settle(state);
    double input = data.inputs()[datum];
    return new Crossing(time, neuron, input, before, activity(neuron, datum));
  }

  private Activity activity(int neuron, int datum) {
    if (stuckOn[neuron] == datum) {
      return Activity.STUCK;
    }
    return active[neuron][datum] ? Activity.ACTIVE : Activity.INACTIVE;
  }

  private void cross(int i, int n) {
    double others = sign(i) * pushAt(i, n);
    double all = others + sign(i) * residuals[n];
    boolean stays = active[i][n] ? others < 0 : all > 0;
    if (stays && stuckOn[i] < 0) {
      stuckOn[i] = n;
      active[i][n] = false;
    } else {
      active[i][n] = !active[i][n];
    }
  }

  private void release(int neuron, int place) {
    active[neuron][stuckOn[neuron]] = place == count + 1;
    stuckOn[neuron] = -1;
  }

  /// Reverses what has slipped far, and raises each margin so that it starts positive.
  private void settle(double[] state) {
    evaluate(state);
    for (int pass = 0; pass < neurons * count; pass++) {
      Margin margin = least(false);
      if (margin.value() > -REVERSAL) {
        break;
      }
      if (margin.place() >= count) {
        release(margin.neuron(), margin.place());
      } else {
        active[margin.neuron()][margin.place()] ^= true;
      }
      evaluate(state);
    }
    for (int i = 0; i < neurons; i++) {
      for (int place = 0; place < count + 2; place++) {
        offsets[i][place] = SLIP + Math.max(0, -margin(i, place));
      }
    }
  }

  private Margin least(boolean raised) {
    var least = new Margin(-1, -1, 1);
    for (int i = 0; i < neurons; i++) {
      for (int place = 0; place < count + 2; place++) {
        double value = margin(i, place) + (raised ? offsets[i][place] : 0);
        if (value < least.value()) {
          least = new Margin(i, place, value);
        }
      }
    }
    return least;
  }

  private double margin(int i, int place) {
    int stuck = stuckOn[i];
    if (place >= count) {
      if (stuck < 0) {
        return 1;
      }
      double inactive = -sign(i) * push[i];
      return place == count ? inactive : sign(i) * residuals[stuck] - inactive;
    }
    if (place == stuck || (normalised.p()[i] == 0 && normalised.q()[i] == 0)) {
      return 1;
    }
    return active[i][place] ? distance(i, place) : -distance(i, place);
  }

  private double distance(int i, int n) {
    return normalised.p()[i] * data.inputs()[n] + normalised.q()[i];
  }

  private int sign(int i) {
    return normalised.amplitude()[i] >= 0 ? 1 : -1;
  }

  /// T/(1 + x_n²), with the neuron's activities at other data.
  private double pushAt(int i, int n) {
    double x = data.inputs()[n];
    double sum = 0;
    for (int m = 0; m < count; m++) {
      if (active[i][m] && m != n) {
        sum += residuals[m] * (1 + data.inputs()[m] * x);
      }
    }
    return sum / (1 + x * x);
  }

  private void evaluate(double[] state) {
    variables.normalise(state, normalised);
    double constant = state[state.length - 1];
    sums.total = 0;
    for (int n = 0; n < count; n++) {
      double f = constant;
      for (int i = 0; i < neurons; i++) {
        if (active[i][n]) {
          f += normalised.amplitude()[i] * distance(i, n);
        }
      }
      residuals[n] = data.multiplicities()[n] * (f - data.means()[n]);
      sums.total += residuals[n];
    }
    for (int i = 0; i < neurons; i++) {
      sumResiduals(i);
    }
  }

  private void sumResiduals(int i) {
    double sum = 0;
    double moment = 0;
    for (int n = 0; n < count; n++) {
      if (active[i][n]) {
        sum += residuals[n];
        moment += residuals[n] * data.inputs()[n];
      }
    }
    if (stuckOn[i] >= 0) {
      double x = data.inputs()[stuckOn[i]];
      push[i] = (sum + x * moment) / (1 + x * x);
      sum -= push[i];
      moment -= push[i] * x;
    }
    sums.sum[i] = sum;
    sums.moment[i] = moment;
  }
}
