package chaoscast.lorenz.knowledge;

import chaoscast.core.InputException;
import chaoscast.core.Provenance;
import chaoscast.core.flow.Dynamics;
import chaoscast.core.flow.Flow;
import chaoscast.core.hybrid.Knowledge;
import chaoscast.core.hybrid.KnowledgeText;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SteppedSystem;
import chaoscast.lorenz.SystemKind;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.generation.DormandPrince853;
import chaoscast.lorenz.generation.ExponentialRungeKutta4;
import chaoscast.lorenz.generation.GraggBulirschStoer;
import chaoscast.lorenz.generation.Integrator;
import chaoscast.lorenz.generation.LongRungeKutta4;
import chaoscast.lorenz.generation.OwnSteps;
import chaoscast.lorenz.generation.RadauIIA;
import chaoscast.lorenz.generation.RungeKutta4;
import java.util.Optional;

/// A system whose parameters or equations need not be the data's, as a model to be corrected.
///
///     Knowledge model = SystemKnowledge.of(Systems.create("lorenz63", Map.of("rho", "29.4")));
///
/// A differential equation takes as many steps of its own method a sample as its default time step asks for.
///
/// @param system all of whose variables are observed
public record SystemKnowledge(DynamicalSystem system) implements Knowledge {

  /// @throws InputException for delay equations, forced systems and those with hidden variables: no state that is
  ///     observed says how they go on
  public SystemKnowledge {
    switch (SystemKind.of(system)) {
      case DELAY -> throw new InputException(
          "the model must step from one observed state to the next but %s is a delay equation, which needs its past"
              .formatted(system.name()),
          "give ordinary differential equations or a map");
      case FORCED -> throw new InputException(
          "the model must not depend on the time, which states do not tell, but %s has t in its equations"
              .formatted(system.name()),
          "give equations without the force; what is known ahead may drive the surrogate (--inputs)");
      case FLOW, MAP, PARTIAL -> {
        if (system.hidesVariables()) {
          throw new InputException(
              "the model must have observed variables only but %s observes %d of %d"
                  .formatted(system.name(), system.observedDimension(), system.dimension()),
              "give equations of the observed variables alone");
        }
      }
    }
  }

  /// @param system as the record's
  public static Knowledge of(DynamicalSystem system) {
    return new SystemKnowledge(system);
  }

  /// @param provenance of the data; one that names no system is not judged
  /// @throws InputException if this is a map and the data are of a differential equation, or the other way round
  public void requireKindOf(Provenance provenance) {
    Systems.of(provenance).ifPresent(this::requireKindOf);
  }

  /// @throws InputException if one is a map and the other a differential equation
  public void requireKindOf(DynamicalSystem truth) {
    boolean map = SystemKind.of(system) == SystemKind.MAP;
    if (map != (SystemKind.of(truth) == SystemKind.MAP)) {
      throw new InputException(
          "the model must be a %s as %s, the data's system, is but %s is a %s"
              .formatted(
                  map ? "differential equation" : "map", truth.name(), system.name(),
                  map ? "map" : "differential equation"));
    }
  }

  @Override
  public int dimension() {
    return system.dimension();
  }

  @Override
  public boolean isDifferentiable() {
    try {
      integrator(system.defaultTimeStep()).tangentPropagator(system, system.defaultTimeStep());
      return true;
    } catch (InputException stepsFollowATolerance) {
      return false;
    }
  }

  @Override
  public Flow flow(double timeStep) {
    return new SystemFlow(system, integrator(timeStep), timeStep);
  }

  @Override
  public Optional<Dynamics> dynamics() {
    return switch (Integrator.standardFor(system)) {
      case RungeKutta4 _,LongRungeKutta4 _,DormandPrince853 _,GraggBulirschStoer _ ->
          Optional.of(new SystemDynamics(system));
      case RadauIIA _,ExponentialRungeKutta4 _,OwnSteps _ -> Optional.empty();
    };
  }

  private Integrator integrator(double timeStep) {
    double steps =
        system instanceof SteppedSystem ? 1
            : Math.ceil(timeStep / system.defaultTimeStep() * (1 - 1e-9));
    if (!(steps <= Integer.MAX_VALUE)) {
      throw new InputException(
          "the model %s must step by its time step %s at least once in 2^31 times but the data's is %s"
              .formatted(system.name(), system.defaultTimeStep(), timeStep));
    }
    return Integrator.standardFor(system, Math.max(1, (int) steps));
  }

  @Override
  public KnowledgeText text() {
    return new KnowledgeText(
        system.name(),
        system.parameters(),
        system instanceof EquationSystem equations ? equations.text().text() : "");
  }

  /// @return what [#text] gave; empty for a system that is not known here
  /// @throws InputException if equations or parameters do not fit
  static Optional<Knowledge> of(KnowledgeText text) {
    return Systems.of(text.system(), text.equations(), text.parameters())
        .map(SystemKnowledge::of);
  }
}
