package chaoscast.evaluation.truth;

import chaoscast.lorenz.DynamicalSystem;
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

  /// What is known of a system without measuring anything: λ₁ is the published one, or unknown.
  ///
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

  /// @return standard error of λ₁ as a share of it; empty where it is published, given or unknown
  public OptionalDouble relativeLyapunovError() {
    return measured.stream()
        .filter(found -> found.standardError() > 0)
        .mapToDouble(found -> found.standardError() / Math.abs(found.exponent()))
        .findFirst();
  }

  /// @param value λ₁ as the user gives it, per time unit
  /// @return the same system with it; the same if there is none
  public SystemDescription withGiven(OptionalDouble value) {
    return value.isEmpty()
        ? this
        : withMeasured(
            Optional.of(new LyapunovEstimate(value.getAsDouble(), 0, "given by --lyapunov")));
  }

  /// @return the same system with this λ₁; unknown if empty
  SystemDescription withMeasured(Optional<LyapunovEstimate> estimate) {
    OptionalDouble exponent =
        estimate.stream().mapToDouble(LyapunovEstimate::exponent).findFirst();
    return new SystemDescription(
        name, parameters, dimension, observedDimension, timeStep, exponent, estimate);
  }
}
