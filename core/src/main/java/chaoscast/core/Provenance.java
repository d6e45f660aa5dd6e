package chaoscast.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Where a trajectory comes from; what is not known is empty.
///
/// @param system     name of the dynamical system, such as `lorenz63`
/// @param parameters its parameters by name, in the system's order
/// @param seed       master seed of the start value
/// @param integrator method and its settings, such as `rk4 substeps=1`
/// @param version    version of chaoscast that made it
/// @param generation what else it takes to make it again, by name: `transient` (steps discarded),
///                   `noise` (relative to each variable's standard deviation) and the like
public record Provenance(
    String system,
    Map<String, String> parameters,
    OptionalLong seed,
    String integrator,
    String version,
    Map<String, String> generation) {

  /// Nothing is known, as of a file made elsewhere.
  public static final Provenance UNKNOWN =
      new Provenance("", Map.of(), OptionalLong.empty(), "", "");

  public Provenance {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    generation = Collections.unmodifiableMap(new LinkedHashMap<>(generation));
  }

  /// Nothing more is known of how it was made.
  public Provenance(
      String system,
      Map<String, String> parameters,
      OptionalLong seed,
      String integrator,
      String version) {
    this(system, parameters, seed, integrator, version, Map.of());
  }

  /// @return the same with other facts on how it was made
  public Provenance withGeneration(Map<String, String> newGeneration) {
    return new Provenance(system, parameters, seed, integrator, version, newGeneration);
  }
}
