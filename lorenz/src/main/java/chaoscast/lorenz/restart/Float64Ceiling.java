package chaoscast.lorenz.restart;

import chaoscast.core.Trajectory;

/// The truth's solver, restarted from the full true state with the last bit of each observed
/// variable raised ([Math#nextUp]).
///
/// How long two such runs stay together is how long any forecast in 64-bit arithmetic can last.
/// Rounding may swallow a difference of one bit, whereupon the runs are one for ever: so it went at
/// 24 of 100 starts of Lorenz 63 (RK4, h = 2⁻¹⁰). Therefore the last bits are raised again at each
/// sample where all observed variables coincide with the truth; the mean horizon is then 32.5
/// Lyapunov times, where that of the same solver against a 512-bit truth is 32.1. Needs a
/// checkpoint at the last known step.
public record Float64Ceiling() implements TruthRestart {
  @Override
  public String name() {
    return "float64-ceiling";
  }

  @Override
  public int history(TruthRun truth) {
    return 0;
  }

  @Override
  public double[] restartedState(TruthRun truth, int last) {
    double[] state = truth.checkpoints().state(last);
    raise(truth.observed(), state);
    return state;
  }

  @Override
  public void afterStep(TruthRun truth, int step, double[] state) {
    if (step < truth.observed().steps() && coincide(truth.observed(), step, state)) {
      raise(truth.observed(), state);
    }
  }

  private static void raise(Trajectory observed, double[] state) {
    for (int variable = 0; variable < observed.dimension(); variable++) {
      state[variable] = Math.nextUp(state[variable]);
    }
  }

  private static boolean coincide(Trajectory observed, int step, double[] state) {
    for (int variable = 0; variable < observed.dimension(); variable++) {
      if (state[variable] != observed.get(step, variable)) {
        return false;
      }
    }
    return true;
  }
}
