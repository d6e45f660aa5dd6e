package chaoscast.lorenz.lyapunov;

import static chaoscast.core.Requirements.requireAtLeast;
import static chaoscast.core.Requirements.requireNonNegative;
import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SemilinearField;
import chaoscast.lorenz.generation.Integrator;

/// How Lyapunov exponents are to be measured.
///
///     LyapunovPlan plan = LyapunovPlan.of(Lorenz63.CLASSICAL).withTime(10_000);
///
/// @param exponents      how many, the largest ones, ≥ 1
/// @param time           over which they are averaged, all trajectories together, > 0; rounded up to
///                       whole blocks of orthogonalisations
/// @param timeStep       of the integrator, > 0
/// @param integrator     of fixed steps
/// @param renormaliseAt  steps between two orthogonalisations, ≥ 1
/// @param alignmentTime  for which tangent vectors turn towards their directions before anything is
///                       counted, ≥ 0; the state has left the system's own transient behind by then
/// @param trajectories   independent runs, ≥ 1; their number, not that of threads, decides the bits
/// @param seed           of start states (streams `lyapunov/state/0`, …) and tangent vectors
public record LyapunovPlan(
    int exponents,
    double time,
    double timeStep,
    Integrator integrator,
    int renormaliseAt,
    double alignmentTime,
    int trajectories,
    Seed seed) {

  /// Even on four or eight cores each has something to do.
  public static final int DEFAULT_TRAJECTORIES = 8;

  /// Components evaluated in a default run: a minute or so on two cores, less for few variables.
  private static final double DEFAULT_WORK = 3e10;

  private static final double MOST_DEFAULT_STEPS = 1e8;

  /// What a component costs by way of Fourier transforms.
  private static final double TRANSFORM_COST = 10;

  /// Orthogonalisations this far apart lose few digits to the spread of the spectrum.
  private static final double RENORMALISATION_TIME = 0.1;

  /// Systems of more variables have their leading exponents measured unless more are asked for.
  private static final int MOST_VARIABLES = 64;

  private static final int LEADING = 8;
  private static final int LEADING_STIFF = 16;

  public LyapunovPlan {
    requireAtLeast("exponents", 1, exponents);
    requirePositive("time", time);
    requirePositive("time step", timeStep);
    requireAtLeast("renormalisation interval", 1, renormaliseAt);
    requireNonNegative("alignment time", alignmentTime);
    requireAtLeast("trajectories", 1, trajectories);
  }

  /// @return all exponents of a system of up to 64 variables, the leading eight of a larger one, the
  ///     leading 16 of a stiff one whose last tangent vectors vanish within a step; for a minute or so
  public static LyapunovPlan of(DynamicalSystem system) {
    int leading = system instanceof SemilinearField ? LEADING_STIFF : LEADING;
    boolean all = system.dimension() <= MOST_VARIABLES && !(system instanceof SemilinearField);
    double step = system.defaultTimeStep();
    return new LyapunovPlan(
        all ? exponentCount(system) : Math.min(leading, exponentCount(system)),
        1,
        step,
        Integrator.standardFor(system),
        (int) Math.max(1, Math.round(RENORMALISATION_TIME / step)),
        alignmentTime(system),
        DEFAULT_TRAJECTORIES,
        new Seed(1))
        .withWork(system, DEFAULT_WORK, MOST_DEFAULT_STEPS);
  }

  /// @return the same over as long a time as the number of exponents allows by default
  public LyapunovPlan withDefaultTime(DynamicalSystem system) {
    return withWork(system, DEFAULT_WORK, MOST_DEFAULT_STEPS);
  }

  /// @param work      components of right-hand sides and tangents to evaluate
  /// @param mostSteps bound on the number of steps
  LyapunovPlan withWork(DynamicalSystem system, double work, double mostSteps) {
    double cost = integrator.cost() * (system instanceof SemilinearField ? TRANSFORM_COST : 1);
    double workPerStep = 4 * cost * system.dimension() * (exponents + 1);
    return withTime(Math.rint(Math.max(100, Math.min(mostSteps, work / workPerStep) * timeStep)));
  }

  public LyapunovPlan withExponents(int newExponents) {
    return new LyapunovPlan(
        newExponents, time, timeStep, integrator, renormaliseAt, alignmentTime, trajectories, seed);
  }

  public LyapunovPlan withTime(double newTime) {
    return new LyapunovPlan(
        exponents, newTime, timeStep, integrator, renormaliseAt, alignmentTime, trajectories, seed);
  }

  /// @param newTimeStep > 0; orthogonalisations stay as far apart in time as they were
  public LyapunovPlan withTimeStep(double newTimeStep) {
    requirePositive("time step", newTimeStep);
    int steps = (int) Math.max(1, Math.round(renormaliseAt * timeStep / newTimeStep));
    return new LyapunovPlan(
        exponents, time, newTimeStep, integrator, steps, alignmentTime, trajectories, seed);
  }

  /// @param newIntegrator of fixed steps
  public LyapunovPlan withIntegrator(Integrator newIntegrator) {
    return new LyapunovPlan(
        exponents, time, timeStep, newIntegrator, renormaliseAt, alignmentTime, trajectories,
        seed);
  }

  public LyapunovPlan withAlignmentTime(double newAlignmentTime) {
    return new LyapunovPlan(
        exponents, time, timeStep, integrator, renormaliseAt, newAlignmentTime, trajectories, seed);
  }

  public LyapunovPlan withTrajectories(int newTrajectories) {
    return new LyapunovPlan(
        exponents, time, timeStep, integrator, renormaliseAt, alignmentTime, newTrajectories, seed);
  }

  public LyapunovPlan withSeed(Seed newSeed) {
    return new LyapunovPlan(
        exponents, time, timeStep, integrator, renormaliseAt, alignmentTime, trajectories, newSeed);
  }

  /// @throws InputException if there are more exponents than variables
  void requireFits(DynamicalSystem system) {
    int most = exponentCount(system);
    if (exponents > most) {
      throw new InputException(
          "exponents must be ≤ %d, the number of variables of %s%s, but was %d"
              .formatted(
                  most,
                  system.name(),
                  most == system.dimension() ? "" : " less what it conserves",
                  exponents));
    }
  }

  /// @return how many exponents a system has on its attractor: one a variable, but none for what it
  ///     conserves
  static int exponentCount(DynamicalSystem system) {
    return system.dimension() - system.conserved().count();
  }

  /// Half the time of the system's own transient.
  private static double alignmentTime(DynamicalSystem system) {
    return 0.5 * system.defaultTransient() * system.defaultTimeStep();
  }
}
