package chaoscast.core.files.internal.csv;

import chaoscast.core.Provenance;
import chaoscast.core.files.ParameterText;
import chaoscast.core.files.TrajectorySource;
import chaoscast.core.text.DecimalNumbers;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The `# key: value` lines above the header: provenance, and time step and start time to the bit.
final class CsvComments {
  private final Map<String, String> values = new HashMap<>();

  static String write(TrajectorySource source) {
    Provenance provenance = source.provenance();
    var text = new StringBuilder("# chaoscast trajectory\n");
    append(text, "timeStep", Double.toString(source.timeStep()));
    append(text, "startTime", Double.toString(source.startTime()));
    append(text, "system", provenance.system());
    append(text, "parameters", ParameterText.write(provenance.parameters()));
    provenance.seed().ifPresent(seed -> append(text, "seed", Long.toString(seed)));
    append(text, "integrator", provenance.integrator());
    append(text, "version", provenance.version());
    append(text, "generation", ParameterText.write(provenance.generation()));
    return text.toString();
  }

  /// @param line a comment line; one of another form is passed over
  void read(String line) {
    int colon = line.indexOf(": ");
    if (colon > 0) {
      values.put(line.substring(1, colon).strip(), line.substring(colon + 2));
    }
  }

  OptionalDouble number(String key) {
    try {
      return OptionalDouble.of(DecimalNumbers.real(values.getOrDefault(key, "")));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  Provenance provenance() {
    return new Provenance(
        text("system"),
        ParameterText.read(values.getOrDefault("parameters", "")),
        seed(),
        text("integrator"),
        text("version"),
        ParameterText.read(values.getOrDefault("generation", "")));
  }

  private String text(String key) {
    return ParameterText.unescape(values.getOrDefault(key, ""));
  }

  private OptionalLong seed() {
    try {
      return OptionalLong.of(DecimalNumbers.longWhole(values.getOrDefault("seed", "").strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static void append(StringBuilder text, String key, String value) {
    if (!value.isEmpty()) {
      // These are encoded already.
      boolean encoded = key.equals("parameters") || key.equals("generation");
      String line = encoded ? value : ParameterText.escape(value, "%");
      text.append("# ").append(key).append(": ").append(line).append('\n');
    }
  }
}
