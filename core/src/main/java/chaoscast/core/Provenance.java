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
public record Provenance(
    String system,
    Map<String, String> parameters,
    OptionalLong seed,
    String integrator,
    String version) {

  /// Nothing is known, as of a file made elsewhere.
  public static final Provenance UNKNOWN =
      new Provenance("", Map.of(), OptionalLong.empty(), "", "");

  public Provenance {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
