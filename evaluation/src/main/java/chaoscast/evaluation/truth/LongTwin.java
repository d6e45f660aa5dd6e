package chaoscast.evaluation.truth;

import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.extended.ExtendedRollout;
import chaoscast.core.extended.ExtendedRungeKutta4;
import chaoscast.lorenz.generation.LongGeneration;
import java.util.Arrays;
import java.util.function.Supplier;

/// The truth's own equations and integrator from a start that is a unit in the last place of every variable off; raised
/// again where rounding has made both runs one, as [chaoscast.lorenz.restart.Float64Ceiling] does. Serves one thread.
public final class LongTwin implements ExtendedRollout {
  private final BigFloatFormat format;
  private final ExtendedRungeKutta4 integrator;
  private final Supplier<long[]> truth;
  private long[] state = {};

  /// @param run   of the truth, in the format to forecast in
  /// @param truth the state that the truth has come to in that format, by the time that a step has been made
  public LongTwin(LongGeneration run, Supplier<long[]> truth) {
    this.format = run.format();
    this.integrator = run.integrator();
    this.truth = truth;
  }

  @Override
  public void start(long[] exact) {
    state = exact.clone();
    raise();
  }

  @Override
  public void next(long[] next) {
    integrator.advance(state);
    if (Arrays.equals(state, truth.get())) {
      raise();
    }
    System.arraycopy(state, 0, next, 0, state.length);
  }

  private void raise() {
    for (int at = 0; at < state.length; at += format.words()) {
      BigFloat value = BigFloat.from(format, state, at);
      value.add(value.ulp()).copyTo(state, at);
    }
  }
}
