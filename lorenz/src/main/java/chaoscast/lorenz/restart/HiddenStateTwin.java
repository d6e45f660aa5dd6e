package chaoscast.lorenz.restart;

import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.generation.Propagator;

/// The truth's solver started from the true observed variables and hidden ones that know nothing of
/// the true hidden ones.
///
/// Hidden variables are drawn as for a new run, [#spinUp] before the start, and follow the truth
/// from there: after every step the observed variables are set back to their true values. Then the
/// twin runs free. How long it stays with the truth is how far a model that sees only the observed
/// variables can be expected to look. Needs no checkpoint.
///
/// @param spinUp time for which the true observed variables are imposed, > 0
/// @param seed   the hidden variables of the start at step s come from its stream `s`
public record HiddenStateTwin(double spinUp, Seed seed) implements TruthRestart {
  /// Twenty times the slowest time scale, 1/c = 0.1, of the three-tier system's hidden variables.
  public static final double DEFAULT_SPIN_UP = 2;

  public HiddenStateTwin {
    requirePositive("spin-up", spinUp);
  }

  @Override
  public String name() {
    return "hidden-state-twin";
  }

  @Override
  public int history(TruthRun truth) {
    return (int) Math.ceil(spinUp / truth.observed().timeStep() - 1e-9);
  }

  @Override
  public double[] restartedState(TruthRun truth, int last) {
    DynamicalSystem system = truth.generation().system();
    if (!system.hidesVariables()) {
      throw new InputException(
          "%s must have hidden variables for a %s but has none".formatted(system.name(), name()));
    }
    double[] state = system.initialState(seed.child(String.valueOf(last)));
    Propagator propagator = truth.generation().plan().propagator(system);
    int first = last - history(truth);
    truth.observed().copyState(first, state, 0);
    for (int step = first + 1; step <= last; step++) {
      if (!propagator.advance(state)) {
        throw new InputException(
            "the hidden variables of %s must stay finite but diverged at step %d"
                .formatted(system.name(), step));
      }
      truth.observed().copyState(step, state, 0);
    }
    return state;
  }
}
