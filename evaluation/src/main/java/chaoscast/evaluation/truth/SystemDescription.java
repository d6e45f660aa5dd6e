package chaoscast.evaluation.truth;

import chaoscast.lorenz.DynamicalSystem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// The system behind the data, as far as it is known.
///
/// @param name              `lorenz63`, …, or the file's name
/// @param parameters        by name, empty if unknown
/// @param dimension         variables of the state, hidden ones included
/// @param observedDimension variables that surrogates see
/// @param timeStep          Δt
/// @param lyapunovExponent  λ₁ per time unit, if known
public record SystemDescription(
    String name,
    Map<String, String> parameters,
    int dimension,
    int observedDimension,
    double timeStep,
    OptionalDouble lyapunovExponent) {

  public SystemDescription {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /// @param system   a known system
  /// @param timeStep Δt of its data
  public static SystemDescription of(DynamicalSystem system, double timeStep) {
    return new SystemDescription(
        system.name(),
        system.parameters(),
        system.dimension(),
        system.observedDimension(),
        timeStep,
        system.lyapunovExponent());
  }
}
