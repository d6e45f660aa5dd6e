package chaoscast.lorenz.generation;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.SizeLimit;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedRungeKutta4;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.ExtendedFiles;
import chaoscast.lorenz.equations.LongArithmetic;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;

/// A run of a system in long arithmetic: the same start, plan and method, in `binary(p)`.
///
///     var run = new LongGeneration(generation, BigFloatFormat.of(512));
///     ExtendedTrajectory states = run.observed(Progress.NONE);
///
/// The start and the parameters stay the doubles that they are.
///
/// @param generation the run, by `rk4`
/// @param format     of every number
public record LongGeneration(Generation generation, BigFloatFormat format) {
  /// Of the states that are there at once: as they are made, as they are kept, and as doubles.
  private static final int COPIES = 3;

  /// The key of the format in [Provenance#generation].
  private static final String PRECISION = "precision";

  public LongGeneration {
    LongArithmetic.field(generation.system(), format);
    if (!(generation.plan().integrator() instanceof RungeKutta4)) {
      throw new InputException(
          "%s must be integrated by rk4 in %s but was to be by %s"
              .formatted(
                  generation.system().name(), format.name(),
                  generation.plan().integrator().name()),
          "give --integrator rk4, or a protocol with it such as schotz2025-lorenz63");
    }
  }

  /// @return the format that a trajectory was generated in, if doubles do not hold it
  public static Optional<BigFloatFormat> formatOf(Provenance provenance) {
    return Optional.ofNullable(provenance.generation().get(PRECISION))
        .map(Arithmetic::parse)
        .flatMap(Arithmetic::longNumbers);
  }

  /// @return Runge–Kutta steps between two samples of a trajectory, if it says that rk4 made it
  public static OptionalInt substepsOf(Provenance provenance) {
    return provenance.integrator().startsWith("rk4")
        && Integrator.parse(provenance.integrator()) instanceof RungeKutta4(int substeps)
            ? OptionalInt.of(substeps)
            : OptionalInt.empty();
  }

  /// @return Runge–Kutta steps between two samples
  public int substeps() {
    return ((RungeKutta4) generation.plan().integrator()).substeps();
  }

  /// @return what advances a state of all variables by Δt, for one thread
  public ExtendedRungeKutta4 integrator() {
    return new ExtendedRungeKutta4(
        LongArithmetic.field(generation.system(), format), generation.plan().timeStep(),
        substeps());
  }

  /// @return a new state of all variables, after the transient
  public long[] start() {
    BigFloatKernel kernel = format.kernel();
    double[] first = generation.start();
    long[] state = new long[first.length * format.words()];
    for (int i = 0; i < first.length; i++) {
      kernel.set(first[i], state, i * format.words());
    }
    ExtendedRungeKutta4 integrator = integrator();
    for (int n = 0; n < generation.plan().discardedSteps(); n++) {
      integrator.advance(state);
    }
    return state;
  }

  /// @param variables how many of each state are kept, the first ones
  private ExtendedTrajectory states(int variables, Progress progress) {
    int kept = variables * format.words();
    int steps = generation.plan().steps();
    SizeLimit.requireMemory(
        "steps", steps, n -> (double) COPIES * Long.BYTES * kept * Math.max(n, 1));
    if ((long) steps * kept > Integer.MAX_VALUE - 8) {
      throw new InputException(
          "steps must be ≤ %d, as many states of %d numbers as one array holds in %s, but were %d"
              .formatted((Integer.MAX_VALUE - 8) / kept, variables, format.name(), steps));
    }
    long[] all = new long[steps * kept];
    long[] state = start();
    ExtendedRungeKutta4 integrator = integrator();
    for (int n = 0; n < steps; n++) {
      if (n > 0) {
        integrator.advance(state);
      }
      System.arraycopy(state, 0, all, n * kept, kept);
      progress.at("generate in " + format.name(), n + 1L, steps);
    }
    return new ExtendedTrajectory(format, variables, generation.plan().timeStep(), all);
  }

  /// @return the observed variables
  /// @throws InputException if they do not fit into memory, or leave the finite numbers
  public ExtendedTrajectory observed(Progress progress) {
    return states(generation.system().observedDimension(), progress);
  }

  /// @param digits observed variables of this run
  /// @return the nearest doubles, with names and provenance
  public Trajectory rounded(ExtendedTrajectory digits) {
    return rounded(digits, false);
  }

  private Trajectory rounded(ExtendedTrajectory digits, boolean hidden) {
    Provenance run = new DataSet(generation, hidden, 0).provenance();
    var facts = new LinkedHashMap<>(run.generation());
    facts.put(PRECISION, format.name());
    return digits.rounded()
        .withNames(generation.system().variableNames().subList(0, digits.dimension()))
        .withProvenance(run.withGeneration(facts));
  }

  /// Writes it whole or not at all, with all digits and as doubles.
  ///
  /// @param hidden whether hidden variables are written too
  /// @throws InputException if the target cannot be written, or the run does not fit into memory
  public void write(Path file, boolean hidden, Progress progress) {
    int variables =
        hidden ? generation.system().dimension() : generation.system().observedDimension();
    ExtendedTrajectory digits = states(variables, progress);
    ExtendedFiles.write(digits, rounded(digits, hidden), file);
  }
}
