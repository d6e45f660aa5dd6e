package chaoscast.lorenz.generation;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.Options;
import chaoscast.lorenz.VectorField;
import java.util.List;
import java.util.stream.Collectors;

/// A method of integration with its settings.
///
///     Integrator integrator = new RungeKutta4(16);
///     Propagator propagator = integrator.propagator(Lorenz63.CLASSICAL, 1.0 / 64);
public sealed interface Integrator permits RungeKutta4, DormandPrince853 {
  /// @return the name on the command line
  String name();

  /// @param field    what to integrate
  /// @param timeStep Δt > 0 between samples
  /// @return a new propagator, for one thread
  Propagator propagator(VectorField field, double timeStep);

  /// @return method and settings in one line, such as `rk4 substeps=1`
  default String describe() {
    String settings =
        Options.values((Record) this).entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(" "));
    return name() + " " + settings;
  }

  /// @param name `rk4` or `dp853`
  /// @return that method with its default settings
  /// @throws InputException for another name
  static Integrator named(String name) {
    List<Integrator> known = List.of(RungeKutta4.ONE_STEP, DormandPrince853.TIGHT);
    return known.stream()
        .filter(integrator -> integrator.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> NearestName.unknown(
                "integrator", name, known.stream().map(Integrator::name).toList()));
  }
}
