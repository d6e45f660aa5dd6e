package chaoscast.evaluation.truth;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.generation.DormandPrince853;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.Integrator;
import chaoscast.lorenz.lyapunov.LeadingExponent;
import chaoscast.lorenz.lyapunov.LocalTangents;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import chaoscast.lorenz.lyapunov.NeighbourDivergence;
import chaoscast.lorenz.lyapunov.NeighbourPlan;
import chaoscast.lorenz.restart.Float64Ceiling;
import chaoscast.lorenz.restart.HiddenStateTwin;
import chaoscast.lorenz.restart.TruthRestart;
import chaoscast.lorenz.restart.TruthRun;
import chaoscast.lorenz.restart.WrongParameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Makes the truth of a protocol: generates it as the protocol's recipe says, or takes a trajectory that
/// is there already.
///
///     Truth truth = Truths.generate(Protocols.named("pyle2021-lorenz63"), new Seed(1), 2, Progress.NONE);
///
/// Where λ₁ is not published it is measured ([#measured]), which takes some seconds; nothing else here does.
public final class Truths {
  /// Of the truth that are there at once: what is integrated, and the parts that are trained on.
  private static final int COPIES = 2;

  /// Of data, from the first on, that λ₁ is estimated from.
  private static final int MOST_NUMBERS = 6_000_000;

  /// λ₁ belongs to the system, not to a run: it is measured from the same start every time, so that
  /// horizons of different seeds are in the same unit.
  private static final Seed MEASUREMENT = new Seed(1);

  private Truths() {}

  /// Measures λ₁ where it is not published, then generates.
  ///
  /// @param named   what is to be measured, and on which system
  /// @param seed    master seed; truth draws from its child `truth`
  /// @param threads greatest number of cores used, ≥ 1; decides no result
  /// @return the truth with the restarts of its solver
  public static Truth generate(
      NamedProtocol named, Seed seed, int threads, Progress progress) {
    return generate(named, measured(named, threads, progress), seed, progress);
  }

  /// @param named names the system and its parameters
  /// @return what is known of it; λ₁ is the published one, or unknown
  public static SystemDescription describe(NamedProtocol named) {
    SystemDescription system =
        SystemDescription.of(system(named), named.protocol().timeStep());
    OptionalDouble counted = named.truth().lyapunov();
    return counted.isEmpty()
        ? system
        : system.withMeasured(
            Optional.of(
                new LyapunovEstimate(counted.getAsDouble(), 0, "that of the protocol")));
  }

  /// Measures λ₁ where it is not published for these parameters; that takes some seconds.
  ///
  /// @param named    names the system and its parameters
  /// @param threads  greatest number of cores used, ≥ 1; decides no bit of the result
  /// @param progress of the measurement
  /// @return what is known of the system
  public static SystemDescription measured(
      NamedProtocol named, int threads, Progress progress) {
    SystemDescription known = describe(named);
    return known.lyapunovExponent().isPresent()
        ? known
        : known.withMeasured(
            LeadingExponent.of(system(named), MEASUREMENT, threads, progress));
  }

  /// @param named what is to be measured, and on which system
  /// @param seed  master seed; truth draws from its child `truth`
  /// @return the run that makes its truth
  public static Generation generation(NamedProtocol named, Seed seed) {
    NamedProtocol.TruthRecipe recipe = named.truth();
    Protocol protocol = named.protocol();
    DynamicalSystem system = system(named);
    SizeLimit.requireMemory(
        "train-steps + (starts − 1) × spacing + max-steps + 1",
        protocol.requiredSteps(),
        steps -> (double) COPIES * Double.BYTES * system.observedDimension() * steps);
    int substeps = (int) Math.max(1, Math.ceil(protocol.timeStep() / recipe.solverStep() - 1e-9));
    GenerationPlan plan =
        GenerationPlan.of(system, Math.toIntExact(protocol.requiredSteps()))
            .withTimeStep(protocol.timeStep())
            .withDiscardedSteps(recipe.discardedSteps())
            .withIntegrator(
                recipe.tight()
                    ? DormandPrince853.TIGHT
                    : Integrator.standardFor(system, substeps))
            .withSeed(seed.child("truth"));
    if (recipe.start().isPresent()) {
      plan = plan.withInitialState(Arrays.stream(recipe.start().get()).boxed().toList());
    }
    return new Generation(system, plan);
  }

  /// @param named       what is to be measured, and on which system
  /// @param description of that system
  /// @param seed        master seed; truth draws from its child `truth`
  /// @return the truth with the restarts of its solver
  public static Truth generate(
      NamedProtocol named, SystemDescription description, Seed seed, Progress progress) {
    return generate(named, description, seed, false, progress);
  }

  /// @param named       what is to be measured, and on which system
  /// @param description of that system
  /// @param seed        master seed; truth draws from its child `truth`
  /// @param imperfect   whether [WrongParameter] is among the restarts, where a parameter can be wrong
  /// @return the truth with the restarts of its solver
  public static Truth generate(
      NamedProtocol named, SystemDescription description, Seed seed, boolean imperfect,
      Progress progress) {
    Protocol protocol = named.protocol();
    Generation generation = generation(named, seed);
    if (named.precisions().truth().longNumbers().isPresent()) {
      if (imperfect) {
        throw new InputException(
            "baselines with a wrong parameter must be left out where --precision has the truth in binary(p)");
      }
      return LongTruths.generate(
          named, description, generation, seed.child("truth/more"), progress);
    }
    IntStream starts = IntStream.range(0, protocol.starts()).map(protocol::start);
    TruthRun run = TruthRun.of(generation, starts, progress);
    var truth =
        new Truth(
            description,
            named,
            run.observed(),
            restarts(run, named, seed, imperfect),
            Optional.of(
                new SystemRuns(
                    run.generation(), Optional.empty(), seed.child("truth/more"))));
    Truth seen =
        named.observing().noise() == 0
            ? truth
            : truth.observedAs(noisy(truth, seed.child("observations")));
    Arithmetic format = named.precisions().truth();
    return format.isExact() ? seen : seen.observedAs(changed(seen.observed(), format::round));
  }

  private static Trajectory changed(Trajectory clean, DoubleUnaryOperator change) {
    double[] states = clean.toArray();
    Arrays.setAll(states, i -> change.applyAsDouble(states[i]));
    return like(clean, states);
  }

  private static Trajectory like(Trajectory clean, double[] states) {
    return Trajectory.adopt(states, clean.steps(), clean.dimension(), clean.timeStep())
        .withNames(clean.names())
        .withStartTime(clean.startTime())
        .withProvenance(clean.provenance());
  }

  /// y = x + σ η with σ a share of each variable's standard deviation in training.
  private static Trajectory noisy(Truth truth, Seed seed) {
    Trajectory clean = truth.trajectory();
    double[] sigmas = truth.noise().orElseThrow();
    RandomGenerator random = seed.generator();
    double[] states = clean.toArray();
    for (int i = 0; i < states.length; i++) {
      states[i] += sigmas[i % sigmas.length] * random.nextGaussian();
    }
    return like(clean, states);
  }

  private static DynamicalSystem system(NamedProtocol named) {
    return Systems.create(named.truth().system(), named.truth().parameters());
  }

  /// @param trajectory data of any origin
  /// @param name       what to call the system if the data does not say
  /// @return a truth whose system is known as far as the data's provenance and publications go; λ₁ may
  ///     be unknown
  public static Truth of(Trajectory trajectory, String name, NamedProtocol named) {
    return of(trajectory, name, named, Division.of(named.protocol(), trajectory));
  }

  /// Several trajectories.
  ///
  /// @param trajectory all of them, as [Division#joined] gives them
  /// @param name       what to call the system if the data does not say
  /// @param division   which train and test
  public static Truth of(
      Trajectory trajectory, String name, NamedProtocol named, Division division) {
    Provenance provenance = trajectory.provenance();
    Optional<DynamicalSystem> system = Systems.of(provenance);
    var description =
        new SystemDescription(
            provenance.system().isEmpty() ? name : provenance.system(),
            provenance.parameters(),
            system.map(DynamicalSystem::dimension).orElse(trajectory.dimension()),
            trajectory.dimension(),
            trajectory.timeStep(),
            system.map(DynamicalSystem::lyapunovExponent).orElse(OptionalDouble.empty()));
    return new Truth(description, named, trajectory, Map.of(), Optional.empty(), division);
  }

  /// Where neither the data's provenance nor a publication gives λ₁, it is estimated from the data
  /// themselves: by [LocalTangents] of maps, by [NeighbourDivergence] of others, and where these find growth, or the
  /// variables are too many for them, by a model's tangents, if a model forecasts held-out data well enough
  /// ([FittedExponent]).
  ///
  /// @param threads  greatest number of cores used, ≥ 1; decides no bit of the result
  /// @param progress of the estimate
  public static Truth measured(Truth truth, int threads, Progress progress) {
    return truth.system().lyapunovExponent().isPresent()
        ? truth
        : truth.withSystem(
            truth.system().withMeasured(exponent(truth.longest(), threads, progress)));
  }

  /// λ₁ from data alone, as [#measured] estimates it.
  ///
  /// @param record   not modified
  /// @param threads  greatest number of cores used, ≥ 1; decides no bit of the result
  /// @param progress of the estimate
  /// @return empty where nothing in the data tells growth
  public static Optional<LyapunovEstimate> exponent(
      Trajectory record, int threads, Progress progress) {
    return estimate(known(record), threads, progress);
  }

  /// More states make λ₁ no better known than its estimators let it be, and copies of all would double the memory that
  /// long data take.
  private static Trajectory known(Trajectory longest) {
    int most = Math.max(1, MOST_NUMBERS / longest.dimension());
    return longest.steps() > most ? longest.slice(0, most) : longest;
  }

  private static Optional<LyapunovEstimate> estimate(
      Trajectory trajectory, int threads, Progress progress) {
    Optional<LyapunovEstimate> neighbours =
        LocalTangents.of(trajectory)
            .or(
                () -> NeighbourDivergence.of(
                    trajectory, NeighbourPlan.STANDARD, threads, progress));
    return FittedExponent.of(trajectory, neighbours, threads, progress).or(() -> neighbours);
  }

  private static Map<String, HorizonScorer.Starter> restarts(
      TruthRun run, NamedProtocol named, Seed seed, boolean imperfect) {
    Protocol protocol = named.protocol();
    var restarts = new LinkedHashMap<String, HorizonScorer.Starter>();
    DynamicalSystem system = run.generation().system();
    add(restarts, new Float64Ceiling(), run, protocol);
    if (system.hidesVariables()) {
      var twin = new HiddenStateTwin(HiddenStateTwin.DEFAULT_SPIN_UP, seed.child("twin"));
      if (protocol.start(0) >= twin.history(run)) {
        add(restarts, twin, run, protocol);
      }
    }
    if (imperfect) {
      List<Integer> starts =
          IntStream.range(0, protocol.starts()).map(protocol::start).boxed().toList();
      WrongParameter.of(run, named.truth().system(), starts)
          .ifPresent(wrong -> add(restarts, wrong, run, protocol));
    }
    return restarts;
  }

  private static void add(
      Map<String, HorizonScorer.Starter> restarts,
      TruthRestart restart,
      TruthRun run,
      Protocol protocol) {
    restarts.put(
        restart.name(),
        (from, to) -> new RestartedLanes(
            restart, run, IntStream.range(from, to).map(protocol::start).toArray()));
  }
}
