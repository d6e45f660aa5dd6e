package chaoscast.lorenz.generation;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.Version;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.equations.EquationProvider;
import chaoscast.lorenz.equations.EquationSystem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// A run of a system by a plan; every run of the same one gives the same bits.
///
///     Generation generation = new Generation(system, GenerationPlan.of(system, 10_000));
///     Trajectory trajectory = generation.observed(Progress.NONE);
///
/// @param system what to integrate
/// @param plan   how
public record Generation(DynamicalSystem system, GenerationPlan plan) {
  /// The key of the number of discarded steps in [Provenance#generation].
  static final String TRANSIENT = "transient";

  /// How many steps pass between two reports of progress.
  static final int REPORT = 4096;

  private static final int DRAWS = 8;
  /// Those in which a start that is off the attractor leaves the finite numbers, if it ever does.
  private static final int FIRST_STEPS = 50;

  public Generation {
    GenerationPlan.requireUsable(system, plan.timeStep());
    int given = plan.initialState().size();
    if (given != 0 && given != system.dimension()) {
      throw new InputException(
          "the initial state of %s must have %d values but has %d"
              .formatted(system.name(), system.dimension(), given));
    }
  }

  /// Pushes every full state after the transient to the sink, storing none.
  ///
  /// @throws InputException if the integration leaves the finite numbers
  public void run(StateSink sink, Progress progress) {
    double[] state = start();
    Propagator propagator = plan.propagator(system);
    long total = (long) plan.discardedSteps() + plan.steps();
    for (long n = 0; n < total; n++) {
      if (n > 0 && !propagator.advance(state)) {
        throw divergedAt(n);
      }
      if (n >= plan.discardedSteps()) {
        sink.accept(n - plan.discardedSteps(), state);
      }
      if ((n + 1) % REPORT == 0 || n + 1 == total) {
        progress.at("generate", n + 1, total);
      }
    }
  }

  /// @return the observed variables with names and provenance
  public Trajectory observed(Progress progress) {
    return trajectory(system.observedDimension(), (step, state) -> {}, progress);
  }

  /// @param also gets every full state as well
  /// @return the observed variables with names and provenance
  public Trajectory observed(StateSink also, Progress progress) {
    return trajectory(system.observedDimension(), also, progress);
  }

  /// @return all variables, hidden ones too, with names and provenance
  public Trajectory complete(Progress progress) {
    return trajectory(system.dimension(), (step, state) -> {}, progress);
  }

  /// @return where the trajectories of this run come from
  public Provenance provenance() {
    return new Provenance(
        system.name(),
        system.parameters(),
        plan.initialState().isEmpty()
            ? OptionalLong.of(plan.seed().value())
            : OptionalLong.empty(),
        plan.integrator().describe(),
        Version.CURRENT,
        facts());
  }

  private Map<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    facts.put(TRANSIENT, String.valueOf(plan.discardedSteps()));
    if (system instanceof EquationSystem equations) {
      facts.put(EquationProvider.EQUATIONS, equations.text().text());
    }
    return facts;
  }

  private Trajectory trajectory(int variables, StateSink also, Progress progress) {
    long values = (long) plan.steps() * variables;
    if (values > Integer.MAX_VALUE - 8) {
      throw new InputException(
          "a trajectory in memory must have ≤ %d values but %d steps of %d variables are %d"
              .formatted(Integer.MAX_VALUE - 8, plan.steps(), variables, values));
    }
    double[] states = new double[(int) values];
    StateSink store =
        (step, state) -> System.arraycopy(state, 0, states, (int) step * variables, variables);
    run(store.andThen(also), progress);
    return Trajectory.of(states, variables, plan.timeStep())
        .withNames(system.variableNames().subList(0, variables))
        .withProvenance(provenance());
  }

  /// A drawn state may be so far from the attractor that the first steps, as long as they are, leave the finite
  /// numbers. Where a transient is discarded, another is drawn then, [#DRAWS] times at most.
  ///
  /// @return a new state, where the transient begins
  public double[] start() {
    if (!plan.initialState().isEmpty()) {
      return plan.initialState().stream().mapToDouble(Double::doubleValue).toArray();
    }
    Seed seed = plan.seed().child("initial-state");
    for (int draw = 1; draw < DRAWS; draw++) {
      double[] drawn = system.initialState(draw == 1 ? seed : seed.child("draw/" + draw));
      if (staysFinite(drawn)) {
        return drawn;
      }
    }
    return system.initialState(seed);
  }

  /// @param start not modified
  /// @return whether it does for the first steps of the transient
  private boolean staysFinite(double[] start) {
    double[] state = start.clone();
    Propagator propagator = plan.propagator(system);
    for (int n = Math.min(FIRST_STEPS, plan.discardedSteps()); n > 0; n--) {
      if (!propagator.advance(state)) {
        return false;
      }
    }
    return true;
  }

  InputException divergedAt(long n) {
    return new Divergence(system, plan.timeStep(), plan.integrator())
        .error(" %d steps after its start".formatted(n));
  }
}
