package chaoscast.lorenz.generation;

import chaoscast.core.InputException;
import chaoscast.core.text.NumberText;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemKind;
import java.util.LinkedHashMap;
import java.util.Map;

/// A solution that left the finite numbers, in words.
///
/// @param system   that was integrated
/// @param timeStep Δt > 0 between samples
/// @param method   of integration
public record Divergence(DynamicalSystem system, double timeStep, Integrator method) {

  /// @param when such as ` 3 steps after its start`, or nothing
  public InputException error(String when) {
    return new InputException(
        "%s%s must stay finite but diverged%s (time step %s, %s): %s"
            .formatted(
                system.name(),
                system.parameters().isEmpty() ? "" : " " + parameters(),
                when,
                NumberText.plain(timeStep),
                method.describe(),
                SystemKind.of(system) == SystemKind.MAP
                    ? "give a start from which the map stays finite, as x(0) = 0.1 in its text, or other parameters"
                    : "try a smaller step"));
  }

  private Map<String, String> parameters() {
    var readable = new LinkedHashMap<String, String>();
    system.parameters().forEach((key, value) -> readable.put(key, NumberText.readable(value)));
    return readable;
  }
}
