package chaoscast.lorenz.generation;

import static chaoscast.core.Requirements.requireNonNegative;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.files.TrajectorySource;
import chaoscast.core.text.DecimalNumbers;
import chaoscast.lorenz.Systems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/// A run as it is written to a file, which says all that it takes to write it again, bit for bit.
///
///     new DataSet(generation, false, 0.01).write(Path.of("noisy.h5"), Progress.NONE);
///     DataSet again = DataSet.like(TrajectoryFiles.read(Path.of("noisy.h5")));
///
/// States are written as they are made: memory does not grow with their number. Noise takes a pass
/// over the run before, for the standard deviations.
///
/// @param generation the run
/// @param hidden     whether hidden variables are written too
/// @param noise      standard deviation of normal observation noise, as a share of each variable's
///                   own, ≥ 0; drawn from the seed's stream `observation-noise`
public record DataSet(Generation generation, boolean hidden, double noise) {
  private static final String VARIABLES = "variables";
  private static final String NOISE = "noise";

  public DataSet {
    requireNonNegative("noise", noise);
    long values =
        (long) generation.plan().steps()
            * (hidden
                ? generation.system().dimension()
                : generation.system().observedDimension());
    if (values > Integer.MAX_VALUE) {
      throw new InputException(
          "steps must be ≤ %d, as a file holds %d values, but were %d"
              .formatted(
                  Integer.MAX_VALUE / (values / generation.plan().steps()),
                  Integer.MAX_VALUE,
                  generation.plan().steps()));
    }
  }

  /// What a trajectory that was read from a file was made by.
  ///
  /// @param trajectory whose provenance names system, parameters, integrator, seed and transient
  /// @throws InputException if it does not, naming what is missing
  public static DataSet like(Trajectory trajectory) {
    Provenance provenance = trajectory.provenance();
    require(!provenance.system().isEmpty(), "system");
    require(provenance.seed().isPresent(), "seed");
    require(!provenance.integrator().isEmpty(), "integrator");
    String discarded = provenance.generation().get(Generation.TRANSIENT);
    require(discarded != null, Generation.TRANSIENT);
    var system =
        Systems.of(provenance)
            .orElseGet(() -> Systems.create(provenance.system(), provenance.parameters()));
    GenerationPlan plan =
        GenerationPlan.of(system, trajectory.steps())
            .withTimeStep(trajectory.timeStep())
            .withDiscardedSteps((int) number(Generation.TRANSIENT, discarded))
            .withIntegrator(Integrator.parse(provenance.integrator()))
            .withSeed(new Seed(provenance.seed().getAsLong()));
    return new DataSet(
        new Generation(system, plan),
        "all".equals(provenance.generation().get(VARIABLES)),
        number(NOISE, provenance.generation().getOrDefault(NOISE, "0")));
  }

  /// @param number of one of several independent trajectories of the same plan, ≥ 1
  /// @return that one: its seed is the stream `trajectory/`number of this one's
  public DataSet member(int number) {
    GenerationPlan plan = generation.plan();
    Seed seed = plan.seed().child("trajectory/" + number);
    return new DataSet(
        new Generation(generation.system(), plan.withSeed(seed)), hidden, noise);
  }

  /// @return its states, made as they are asked for
  public TrajectorySource source(Progress progress) {
    var run = new GenerationSource(generation, variables(), provenance(), progress);
    return noise == 0
        ? run
        : new NoisySource(
            run,
            deviations(progress),
            generation.plan().seed().child("observation-noise").generator());
  }

  /// @return its states in memory, as a file of it holds them
  public Trajectory trajectory(Progress progress) {
    TrajectorySource states = source(progress);
    int width = states.names().size();
    double[] all = new double[states.steps() * width]; // a data set fits into an array
    double[] state = new double[width];
    for (int step = 0; step < states.steps(); step++) {
      states.next(state);
      System.arraycopy(state, 0, all, step * width, width);
    }
    return Trajectory.of(all, width, states.timeStep())
        .withNames(states.names())
        .withStartTime(states.startTime())
        .withProvenance(states.provenance());
  }

  /// Writes it whole or not at all.
  ///
  /// @throws InputException if the target cannot be written, or the integration diverges
  public void write(Path file, Progress progress) {
    write(file, false, progress);
  }

  /// @param comments whether CSV begins with comments, which [#like] needs
  public void write(Path file, boolean comments, Progress progress) {
    TrajectoryFiles.write(source(progress), file, comments);
  }

  Provenance provenance() {
    Provenance run = generation.provenance();
    var facts = new LinkedHashMap<>(run.generation());
    if (hidden) {
      facts.put(VARIABLES, "all");
    }
    if (noise > 0) {
      facts.put(NOISE, String.valueOf(noise));
    }
    return run.withGeneration(facts);
  }

  private List<String> variables() {
    List<String> names = generation.system().variableNames();
    return hidden ? names : names.subList(0, generation.system().observedDimension());
  }

  /// `noise` times the standard deviation of each variable over the run.
  private double[] deviations(Progress progress) {
    var run = new GenerationSource(generation, variables(), Provenance.UNKNOWN, progress);
    double[] state = new double[variables().size()];
    double[] mean = new double[state.length];
    double[] squares = new double[state.length];
    for (int n = 1; n <= run.steps(); n++) {
      run.next(state);
      for (int i = 0; i < state.length; i++) {
        double before = state[i] - mean[i];
        mean[i] += before / n;
        squares[i] += before * (state[i] - mean[i]);
      }
    }
    for (int i = 0; i < squares.length; i++) {
      squares[i] = noise * Math.sqrt(squares[i] / run.steps());
    }
    return squares;
  }

  private static void require(boolean known, String what) {
    if (!known) {
      throw new InputException(
          "a file that is to be made again must say its %s but does not".formatted(what));
    }
  }

  private static double number(String name, String text) {
    try {
      return DecimalNumbers.real(text);
    } catch (NumberFormatException e) {
      throw new InputException("%s must be a number but was '%s'".formatted(name, text), e);
    }
  }
}
