package chaoscast.evaluation.truth;

import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SemilinearField;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.generation.ExponentialRungeKutta4;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.RungeKutta4;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import chaoscast.lorenz.lyapunov.NeighbourDivergence;
import chaoscast.lorenz.lyapunov.RememberedExponent;
import chaoscast.lorenz.restart.Float64Ceiling;
import chaoscast.lorenz.restart.HiddenStateTwin;
import chaoscast.lorenz.restart.TruthRestart;
import chaoscast.lorenz.restart.TruthRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Makes the truth of a protocol: generates it as the protocol's recipe says, or takes a trajectory that
/// is there already.
///
///     NamedProtocol protocol = Protocols.named("pyle2021-lorenz63", ProtocolOverrides.NONE);
///     Truth truth = Truths.generate(protocol, new Seed(1), Progress.NONE);
public final class Truths {
  private Truths() {}

  /// @param named what is to be measured, and on which system
  /// @param seed  master seed; truth draws from its child `truth`
  /// @return the truth with the restarts of its solver
  public static Truth generate(NamedProtocol named, Seed seed, Progress progress) {
    return generate(named, describe(named), seed, progress);
  }

  /// @param named names the system and its parameters
  /// @return what is known of it, λ₁ included, which is measured where it is not published
  public static SystemDescription describe(NamedProtocol named) {
    return SystemDescription.of(system(named), named.protocol().timeStep());
  }

  /// @param named       what is to be measured, and on which system
  /// @param description of that system
  /// @param seed        master seed; truth draws from its child `truth`
  /// @return the truth with the restarts of its solver
  public static Truth generate(
      NamedProtocol named, SystemDescription description, Seed seed, Progress progress) {
    NamedProtocol.TruthRecipe recipe = named.truth();
    Protocol protocol = named.protocol();
    DynamicalSystem system = system(named);
    int substeps = (int) Math.max(1, Math.ceil(protocol.timeStep() / recipe.solverStep() - 1e-9));
    GenerationPlan plan =
        GenerationPlan.of(system, Math.toIntExact(protocol.requiredSteps()))
            .withTimeStep(protocol.timeStep())
            .withDiscardedSteps(recipe.discardedSteps())
            .withIntegrator(
                system instanceof SemilinearField
                    ? new ExponentialRungeKutta4(substeps)
                    : new RungeKutta4(substeps))
            .withSeed(seed.child("truth"));
    if (recipe.start().isPresent()) {
      plan = plan.withInitialState(Arrays.stream(recipe.start().get()).boxed().toList());
    }
    IntStream starts = IntStream.range(0, protocol.starts()).map(protocol::start);
    TruthRun run = TruthRun.of(new Generation(system, plan), starts, progress);
    return new Truth(
        description,
        named,
        run.observed(),
        restarts(run, protocol, seed),
        Optional.of(new SystemRuns(run.generation(), seed.child("truth/more"))));
  }

  private static DynamicalSystem system(NamedProtocol named) {
    return Systems.create(named.truth().system(), named.truth().parameters());
  }

  /// Where neither the data's provenance nor a publication gives λ₁, it is estimated from the data
  /// themselves ([NeighbourDivergence]) and remembered beside the file.
  ///
  /// @param trajectory what the file holds
  /// @param file       the data's file
  public static Truth ofFile(Trajectory trajectory, Path file, NamedProtocol named) {
    return of(
        trajectory,
        file.getFileName().toString(),
        named,
        () -> RememberedExponent.of(file)
            .or(
                () -> {
                  Optional<LyapunovEstimate> estimate = NeighbourDivergence.of(trajectory);
                  estimate.ifPresent(found -> RememberedExponent.keep(file, found));
                  return estimate;
                }));
  }

  /// Several trajectories, one after the other.
  ///
  /// @param trajectory all of them, as [Division#joined] gives them
  /// @param name       what to call the system if the data does not say
  /// @param division   which train and test
  public static Truth of(
      Trajectory trajectory, String name, NamedProtocol named, Division division) {
    Division.Range longest = division.longest();
    return of(
        trajectory,
        name,
        named,
        () -> NeighbourDivergence.of(trajectory.slice(longest.from(), longest.to())),
        division);
  }

  /// @param trajectory data of any origin
  /// @param name       what to call the system if the data does not say
  /// @return a truth whose system is known as far as the data and their provenance tell
  public static Truth of(Trajectory trajectory, String name, NamedProtocol named) {
    return of(trajectory, name, named, () -> NeighbourDivergence.of(trajectory));
  }

  private static Truth of(
      Trajectory trajectory,
      String name,
      NamedProtocol named,
      Supplier<Optional<LyapunovEstimate>> fromData) {
    return of(
        trajectory, name, named, fromData, Division.of(named.protocol(), trajectory.steps()));
  }

  private static Truth of(
      Trajectory trajectory,
      String name,
      NamedProtocol named,
      Supplier<Optional<LyapunovEstimate>> fromData,
      Division division) {
    Provenance provenance = trajectory.provenance();
    Optional<DynamicalSystem> system =
        Systems.all().stream()
            .filter(provider -> provider.name().equals(provenance.system()))
            .map(provider -> provider.create(provenance.parameters()))
            .findFirst();
    var description =
        new SystemDescription(
            provenance.system().isEmpty() ? name : provenance.system(),
            provenance.parameters(),
            system.map(DynamicalSystem::dimension).orElse(trajectory.dimension()),
            trajectory.dimension(),
            trajectory.timeStep(),
            system.map(DynamicalSystem::lyapunovExponent).orElse(OptionalDouble.empty()));
    boolean known = description.lyapunovExponent().isPresent();
    return new Truth(
        known ? description : description.measured(fromData.get()),
        named,
        trajectory,
        Map.of(),
        Optional.empty(),
        division);
  }

  private static Map<String, HorizonScorer.Starter> restarts(
      TruthRun run, Protocol protocol, Seed seed) {
    var restarts = new LinkedHashMap<String, HorizonScorer.Starter>();
    DynamicalSystem system = run.generation().system();
    add(restarts, new Float64Ceiling(), run, protocol);
    if (system.observedDimension() < system.dimension()) {
      var twin = new HiddenStateTwin(HiddenStateTwin.DEFAULT_SPIN_UP, seed.child("twin"));
      if (protocol.start(0) >= twin.history(run)) {
        add(restarts, twin, run, protocol);
      }
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
