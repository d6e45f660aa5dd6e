package chaoscast.evaluation.truth;

import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.RungeKutta4;
import chaoscast.lorenz.restart.Float64Ceiling;
import chaoscast.lorenz.restart.HiddenStateTwin;
import chaoscast.lorenz.restart.TruthRestart;
import chaoscast.lorenz.restart.TruthRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
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
    NamedProtocol.TruthRecipe recipe = named.truth();
    Protocol protocol = named.protocol();
    DynamicalSystem system = Systems.create(recipe.system(), recipe.parameters());
    int substeps = (int) Math.max(1, Math.ceil(protocol.timeStep() / recipe.solverStep() - 1e-9));
    GenerationPlan plan =
        GenerationPlan.of(system, Math.toIntExact(protocol.requiredSteps()))
            .withTimeStep(protocol.timeStep())
            .withDiscardedSteps(recipe.discardedSteps())
            .withIntegrator(new RungeKutta4(substeps))
            .withSeed(seed.child("truth"));
    if (recipe.start().isPresent()) {
      plan = plan.withInitialState(Arrays.stream(recipe.start().get()).boxed().toList());
    }
    IntStream starts = IntStream.range(0, protocol.starts()).map(protocol::start);
    TruthRun run = TruthRun.of(new Generation(system, plan), starts, progress);
    return new Truth(
        SystemDescription.of(system, protocol.timeStep()),
        named,
        run.observed(),
        restarts(run, protocol, seed));
  }

  /// @param trajectory data of any origin
  /// @param name       what to call the system if the data does not say
  /// @return a truth whose system is known only as far as the data's provenance tells
  public static Truth of(Trajectory trajectory, String name, NamedProtocol named) {
    Provenance provenance = trajectory.provenance();
    OptionalDouble exponent = OptionalDouble.empty();
    int dimension = trajectory.dimension();
    for (SystemProvider provider : Systems.all()) {
      if (provider.name().equals(provenance.system())) {
        DynamicalSystem system = provider.create(provenance.parameters());
        exponent = system.lyapunovExponent();
        dimension = system.dimension();
      }
    }
    var description =
        new SystemDescription(
            provenance.system().isEmpty() ? name : provenance.system(),
            provenance.parameters(),
            dimension,
            trajectory.dimension(),
            trajectory.timeStep(),
            exponent);
    return new Truth(description, named, trajectory, Map.of());
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
