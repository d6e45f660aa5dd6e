package chaoscast.d2r2.sindy;

import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.flow.Flow;
import chaoscast.core.flow.IntegrationMethod;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.training.Observations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The lanes of a [HiddenSindySurrogate] at work: the last observations give a state with its hidden variables, which
/// the equations carry on. Where each forecast is followed by one observation, the state is estimated anew from all of
/// the last ones when a forecast was off by more than noise explains, and after a tenth of the window at the latest.
final class HiddenRollout implements Rollout {
  private static final int RENEWED = 10;

  private final HiddenSindySurrogate surrogate;
  private final IntegrationMethod method;
  private final Arithmetic format;
  private final Flow flow;
  private final List<Deque<double[]>> pasts = new ArrayList<>();
  private final DenseMatrix states;
  private boolean observed;
  private boolean forecast;

  /// Observations of each lane that came one by one after forecasts since its state was estimated.
  private final int[] since;
  private final boolean[] off;

  HiddenRollout(HiddenSindySurrogate surrogate, IntegrationMethod method, int lanes) {
    this.surrogate = surrogate;
    this.method = method;
    format = surrogate.header().precision().states();
    flow = surrogate.equations().flow(method, surrogate.timeStep());
    for (int lane = 0; lane < lanes; lane++) {
      pasts.add(new ArrayDeque<>());
    }
    states = DenseMatrix.zeros(surrogate.equations().dimension(), lanes);
    off = new boolean[lanes];
    since = new int[lanes];
  }

  @Override
  public int lanes() {
    return pasts.size();
  }

  /// What was forecast for this time is forgotten.
  @Override
  public void observe(double[] observation) {
    int width = surrogate.dimension();
    Observations.requireLength(observation, lanes(), width);
    Observations.requireFinite(observation, width);
    for (int lane = 0; lane < lanes(); lane++) {
      double[] seen = new double[width];
      off[lane] |= !forecast;
      for (int k = 0; k < width; k++) {
        seen[k] = format.round(observation[lane * width + k]);
        double unit = surrogate.equations().units()[k];
        off[lane] |=
            !(Math.abs(seen[k] / unit - states.get(k, lane)) <= surrogate.agreement());
      }
      remember(lane, seen);
      since[lane]++;
    }
    observed = true;
    forecast = false;
  }

  private void remember(int lane, double... seen) {
    Deque<double[]> past = pasts.get(lane);
    past.addLast(seen);
    if (past.size() > surrogate.warmUp()) {
      past.removeFirst();
    }
  }

  @Override
  public void forecast(double[] result) {
    int width = surrogate.dimension();
    Observations.requireLength(result, lanes(), width);
    if (!observed) {
      throw new IllegalStateException("a rollout must observe a state before it can forecast");
    }
    if (forecast) {
      for (int lane = 0; lane < lanes(); lane++) {
        remember(lane, seen(lane));
      }
    } else {
      begin();
    }
    double[] state = new double[states.rows()];
    for (int lane = 0; lane < lanes(); lane++) {
      for (int k = 0; k < state.length; k++) {
        state[k] = states.get(k, lane);
      }
      if (!flow.advance(state)) {
        Arrays.fill(state, Double.NaN); // the rollout's sign of a lane that is lost
      }
      for (int k = 0; k < state.length; k++) {
        states.set(k, lane, state[k]);
      }
      System.arraycopy(seen(lane), 0, result, lane * width, width);
    }
    forecast = true;
  }

  /// @return the observed variables in their own units
  private double[] seen(int lane) {
    double[] units = surrogate.equations().units();
    double[] seen = new double[units.length];
    for (int k = 0; k < seen.length; k++) {
      seen[k] = format.round(units[k] * states.get(k, lane));
    }
    return seen;
  }

  /// The states that the past of every lane ends in.
  private void begin() {
    int longest = Math.max(1, surrogate.warmUp() / RENEWED);
    int[] lanes =
        IntStream.range(0, lanes()).filter(lane -> off[lane] || since[lane] >= longest).toArray();
    List<double[]> last =
        Parallel.map(
            lanes.length, Blas.best().threads(), number -> estimated(pasts.get(lanes[number])));
    for (int number = 0; number < lanes.length; number++) {
      for (int k = 0; k < states.rows(); k++) {
        states.set(k, lanes[number], last.get(number)[k]);
      }
      since[lanes[number]] = 0;
    }
    Arrays.fill(off, false);
  }

  private double[] estimated(Deque<double[]> past) {
    double[] units = surrogate.equations().units();
    double[] values = new double[past.size() * units.length];
    int at = 0;
    for (double[] seen : past) {
      for (int k = 0; k < units.length; k++) {
        values[at++] = seen[k] / units[k];
      }
    }
    if (!Trajectory.isFinite(values)) {
      double[] lost = new double[states.rows()];
      Arrays.fill(lost, Double.NaN);
      return lost;
    }
    Trajectory all =
        surrogate.states(
            Trajectory.adopt(values, past.size(), units.length, surrogate.timeStep()), method);
    return all.state(all.steps() - 1);
  }

  /// Observed and hidden variables of the last forecast, in the units of the equations.
  @Override
  public Optional<LaneMemory> memory() {
    return Optional.of(LaneMemory.of(states));
  }
}
