package chaoscast.evaluation.truth;

import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.lyapunov.LeadingExponent;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The system behind the data, as far as it is known.
///
/// @param name              `lorenz63`, …, or the file's name
/// @param parameters        by name, empty if unknown
/// @param dimension         variables of the state, hidden ones included
/// @param observedDimension variables that surrogates see
/// @param timeStep          Δt
/// @param lyapunovExponent  λ₁ per time unit, if known
/// @param measured          how λ₁ was measured, with its error; empty if it is published or unknown
public record SystemDescription(
    String name,
    Map<String, String> parameters,
    int dimension,
    int observedDimension,
    double timeStep,
    OptionalDouble lyapunovExponent,
    Optional<LyapunovEstimate> measured) {

  public SystemDescription {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /// With a λ₁ that is published or unknown.
  public SystemDescription(
      String name,
      Map<String, String> parameters,
      int dimension,
      int observedDimension,
      double timeStep,
      OptionalDouble lyapunovExponent) {
    this(
        name,
        parameters,
        dimension,
        observedDimension,
        timeStep,
        lyapunovExponent,
        Optional.empty());
  }

  /// λ₁ belongs to the system, not to a run: it is measured from the same start every time, so that
  /// horizons of different seeds are in the same unit.
  private static final Seed MEASUREMENT = new Seed(1);

  /// Measures λ₁ where it is not published for these parameters; that takes some seconds.
  ///
  /// @param system   a known system
  /// @param timeStep Δt of its data
  public static SystemDescription of(DynamicalSystem system, double timeStep) {
    var description =
        new SystemDescription(
            system.name(),
            system.parameters(),
            system.dimension(),
            system.observedDimension(),
            timeStep,
            system.lyapunovExponent());
    if (system.lyapunovExponent().isPresent()) {
      return description;
    }
    int threads = Runtime.getRuntime().availableProcessors();
    return description.measured(LeadingExponent.of(system, MEASUREMENT, threads));
  }

  /// @return the same system with this λ₁
  SystemDescription measured(Optional<LyapunovEstimate> estimate) {
    OptionalDouble exponent =
        estimate.stream().mapToDouble(LyapunovEstimate::exponent).findFirst();
    return new SystemDescription(
        name, parameters, dimension, observedDimension, timeStep, exponent, estimate);
  }
}
