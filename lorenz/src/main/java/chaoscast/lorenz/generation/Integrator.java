package chaoscast.lorenz.generation;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.Options;
import chaoscast.lorenz.DifferentiableField;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SemilinearField;
import chaoscast.lorenz.SteppedSystem;
import chaoscast.lorenz.VectorField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// A method of integration with its settings.
///
///     Integrator integrator = new RungeKutta4(16);
///     Propagator propagator = integrator.propagator(Lorenz63.CLASSICAL, 1.0 / 64);
public sealed interface Integrator
    permits RungeKutta4, DormandPrince853, GraggBulirschStoer, RadauIIA, ExponentialRungeKutta4,
    OwnSteps, LongRungeKutta4 {
  /// @return the name on the command line
  String name();

  /// @param field    what to integrate
  /// @param timeStep Δt > 0 between samples
  /// @return a new propagator, for one thread
  Propagator propagator(VectorField field, double timeStep);

  /// @param field    what to integrate
  /// @param timeStep Δt > 0 between samples
  /// @return a new propagator of states with their tangent vectors, for one thread
  /// @throws InputException for an explicit method whose steps follow a tolerance
  default TangentPropagator tangentPropagator(DifferentiableField field, double timeStep) {
    throw new InputException(
        "the integrator of tangent vectors must have steps of fixed size but was " + name());
  }

  /// @return what a sample costs, in samples of `rk4` with one step; 1 where steps are of fixed size, whose
  ///     number is asked for
  default double cost() {
    return 1;
  }

  /// @return method and settings in one line, such as `rk4 substeps=1`
  default String describe() {
    String settings =
        Options.values((Record) this).entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(" "));
    return settings.isEmpty() ? name() : name() + " " + settings;
  }

  /// @return what the system is integrated by unless another method is asked for, with one step a
  ///     sample
  static Integrator standardFor(VectorField field) {
    return standardFor(field, 1);
  }

  /// @param substeps steps between two samples, ≥ 1, where the method counts them
  /// @return what the system names for itself, if it does ([DynamicalSystem#ownIntegrator]), with so many
  ///     times its steps where it counts them; its own steps where it has them, `etdrk4` where there is a
  ///     stiff linear part, `rk4` elsewhere
  /// @throws InputException if the system names no method that there is
  static Integrator standardFor(VectorField field, int substeps) {
    if (field instanceof DynamicalSystem system && system.ownIntegrator().isPresent()) {
      return named(system, system.ownIntegrator().get(), substeps);
    }
    return switch (field) {
      case SteppedSystem ignored -> new OwnSteps();
      case SemilinearField ignored -> new ExponentialRungeKutta4(substeps);
      default -> new RungeKutta4(substeps);
    };
  }

  private static Integrator named(DynamicalSystem system, String description, int substeps) {
    Integrator method;
    try {
      method = parse(description);
    } catch (InputException e) {
      throw system.ownIntegratorError(e.getMessage());
    }
    if (system instanceof SteppedSystem != method instanceof OwnSteps) {
      throw system.ownIntegratorError(
          system instanceof SteppedSystem
              ? "a map or a delay equation must step by itself: leave the integrator out"
              : "a flow must not have the integrator own, which is that of maps and delay equations");
    }
    return switch (method) {
      case RungeKutta4(int own) -> new RungeKutta4(own * substeps);
      case ExponentialRungeKutta4(int own) -> new ExponentialRungeKutta4(own * substeps);
      case Integrator other -> other;
    };
  }

  /// @throws InputException for a system that is no differential equation
  static void requireFlow(VectorField field, Integrator method) {
    if (field instanceof SteppedSystem system) {
      throw new InputException(
          "the integrator of %s, which is a map or a delay equation, must be own but was %s"
              .formatted(system.name(), method.name()));
    }
  }

  /// @param name `rk4`, `dp853`, `gbs`, `radau`, `etdrk4` or `own`
  /// @return that method with its default settings
  /// @throws InputException for another name
  static Integrator named(String name) {
    return known().stream()
        .filter(integrator -> integrator.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> NearestName.unknown(
                "integrator", name, known().stream().map(Integrator::name).toList()));
  }

  /// Reads what [#describe] wrote.
  ///
  /// @throws InputException for text of another kind
  static Integrator parse(String description) {
    String[] words = description.strip().split("\\s+", -1);
    Integrator method = named(words[0]);
    var settings = new LinkedHashMap<String, String>();
    for (int n = 1; n < words.length; n++) {
      int equals = words[n].indexOf('=');
      if (equals < 1) {
        throw new InputException(
            "the settings of an integrator must be key=value but were '%s'".formatted(description));
      }
      settings.put(words[n].substring(0, equals), words[n].substring(equals + 1));
    }
    return (Integrator) Options.parse((Record) method, settings);
  }

  /// @return every method in doubles with its default settings, in the order to list them
  static List<Integrator> known() {
    return List.of(
        RungeKutta4.ONE_STEP,
        DormandPrince853.TIGHT,
        GraggBulirschStoer.TIGHT,
        RadauIIA.TIGHT,
        ExponentialRungeKutta4.ONE_STEP,
        new OwnSteps());
  }
}
