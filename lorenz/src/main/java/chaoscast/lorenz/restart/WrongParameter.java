package chaoscast.lorenz.restart;

import chaoscast.core.InputException;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.generation.Propagator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// The truth's solver with one parameter too large by [#SHARE], started from the full true state: what an imperfect
/// physical model sees.
///
/// Needs a checkpoint at the last known step.
///
/// @param parameter that is wrong
/// @param wrong     the system with it
public record WrongParameter(String parameter, DynamicalSystem wrong) implements TruthRestart {
  /// By how much of itself the parameter is wrong.
  public static final double SHARE = 0.05;

  /// What names of such restarts begin with; the parameter follows.
  public static final String PREFIX = "wrong-";

  private static final int MOST_STATES = 50;

  /// The parameter that matters most: the one whose error changes the states one sample after some checkpoints most, in
  /// deviations of each variable, root mean square. Parameters that are zero, no numbers or whole numbers that cannot be
  /// changed by so little are left out, and so are those that change the size of the state.
  ///
  /// @param truth  not modified
  /// @param name   of its system
  /// @param states steps of checkpoints; the first fifty are looked at
  /// @return empty if no parameter can be wrong
  public static Optional<WrongParameter> of(TruthRun truth, String name, List<Integer> states) {
    DynamicalSystem system = truth.generation().system();
    List<Integer> some = states.subList(0, Math.min(MOST_STATES, states.size()));
    double[] scale = squaredDeviations(truth);
    WrongParameter found = null;
    double most = 0;
    for (String parameter : system.parameters().keySet()) {
      Optional<DynamicalSystem> wrong = wrong(system, name, parameter);
      if (wrong.isPresent()) {
        double change = change(truth, wrong.get(), some, scale);
        if (change > most) {
          most = change;
          found = new WrongParameter(parameter, wrong.get());
        }
      }
    }
    return Optional.ofNullable(found);
  }

  private static Optional<DynamicalSystem> wrong(
      DynamicalSystem system, String name, String parameter) {
    var values = new HashMap<>(system.parameters());
    try {
      double value = Double.parseDouble(values.get(parameter));
      values.put(parameter, Double.toString(value * (1 + SHARE)));
      DynamicalSystem changed = Systems.create(name, values);
      return changed.dimension() == system.dimension() ? Optional.of(changed) : Optional.empty();
    } catch (NumberFormatException | InputException _) {
      return Optional.empty();
    }
  }

  /// @return the mean square over states and variables; zero where the wrong system leaves the finite numbers at once
  private static double change(
      TruthRun truth, DynamicalSystem wrong, List<Integer> states, double[] scale) {
    Propagator right = truth.generation().plan().propagator(truth.generation().system());
    Propagator other = truth.generation().plan().propagator(wrong);
    double sum = 0;
    for (int step : states) {
      double[] one = truth.checkpoints().state(step);
      double[] two = one.clone();
      if (!right.advance(one) || !other.advance(two)) {
        return 0;
      }
      for (int i = 0; i < scale.length; i++) {
        sum += scale[i] > 0 ? (one[i] - two[i]) * (one[i] - two[i]) / scale[i] : 0;
      }
    }
    return sum;
  }

  private static double[] squaredDeviations(TruthRun truth) {
    int steps = truth.observed().steps();
    double[] deviations = new double[truth.observed().dimension()];
    for (int i = 0; i < deviations.length; i++) {
      double mean = 0;
      for (int step = 0; step < steps; step++) {
        mean += truth.observed().get(step, i) / steps;
      }
      for (int step = 0; step < steps; step++) {
        double difference = truth.observed().get(step, i) - mean;
        deviations[i] += difference * difference / steps;
      }
    }
    return deviations;
  }

  /// @return such as `wrong-rho`
  @Override
  public String name() {
    return PREFIX + parameter;
  }

  @Override
  public int history(TruthRun truth) {
    return 0;
  }

  @Override
  public double[] restartedState(TruthRun truth, int last) {
    return truth.checkpoints().state(last);
  }

  @Override
  public DynamicalSystem system(TruthRun truth) {
    return wrong;
  }
}
