package chaoscast.lorenz.generation;

import static chaoscast.core.Requirements.requireAtLeast;
import static chaoscast.core.Requirements.requireFinite;
import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import java.util.List;

/// How a system is to be integrated and sampled.
///
///     GenerationPlan plan = GenerationPlan.of(system, 10_000).withSeed(new Seed(7));
///
/// @param timeStep       Δt > 0 between samples
/// @param steps          number of samples, ≥ 1; sample i is at i · Δt
/// @param discardedSteps the transient: samples made and thrown away before the first, ≥ 0
/// @param integrator     method with its settings
/// @param seed           master seed; the start value is drawn from its stream `initial-state`
/// @param initialState   where the transient starts instead of a drawn value; empty: draw it
public record GenerationPlan(
    double timeStep,
    int steps,
    int discardedSteps,
    Integrator integrator,
    Seed seed,
    List<Double> initialState) {

  private static final double SHORTEST = 1e-6;

  public GenerationPlan {
    requirePositive("time step", timeStep);
    requireAtLeast("steps", 1, steps);
    requireAtLeast("transient", 0, discardedSteps);
    initialState = List.copyOf(initialState);
    for (double value : initialState) {
      requireFinite("initial state", value);
    }
  }

  /// @throws InputException if a step is so short that no transient would end
  public static void requireUsable(DynamicalSystem system, double timeStep) {
    double least = SHORTEST * system.defaultTimeStep();
    if (timeStep < least) {
      throw new InputException(
          "dt must be ≥ %s, a millionth of what %s is usually integrated with, but was %s"
              .formatted(least, system.name(), timeStep));
    }
  }

  /// @return the system's own time step, transient and integrator, one step a sample, seed 1
  public static GenerationPlan of(DynamicalSystem system, int steps) {
    return new GenerationPlan(
        system.defaultTimeStep(),
        steps,
        system.defaultTransient(),
        Integrator.standardFor(system),
        new Seed(1),
        List.of());
  }

  public GenerationPlan withTimeStep(double newTimeStep) {
    return new GenerationPlan(newTimeStep, steps, discardedSteps, integrator, seed, initialState);
  }

  public GenerationPlan withSteps(int newSteps) {
    return new GenerationPlan(timeStep, newSteps, discardedSteps, integrator, seed, initialState);
  }

  public GenerationPlan withDiscardedSteps(int newDiscardedSteps) {
    return new GenerationPlan(timeStep, steps, newDiscardedSteps, integrator, seed, initialState);
  }

  public GenerationPlan withIntegrator(Integrator newIntegrator) {
    return new GenerationPlan(timeStep, steps, discardedSteps, newIntegrator, seed, initialState);
  }

  public GenerationPlan withSeed(Seed newSeed) {
    return new GenerationPlan(timeStep, steps, discardedSteps, integrator, newSeed, initialState);
  }

  /// @param newInitialState every variable, hidden ones too
  public GenerationPlan withInitialState(List<Double> newInitialState) {
    return new GenerationPlan(timeStep, steps, discardedSteps, integrator, seed, newInitialState);
  }

  /// @return a new propagator over one sample interval, for one thread
  public Propagator propagator(DynamicalSystem system) {
    return integrator.propagator(system, timeStep);
  }
}
