package chaoscast.evaluation.report;

import chaoscast.core.files.JsonFile;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.lyapunov.FiniteSizeExponent;
import chaoscast.lorenz.lyapunov.LyapunovPlan;
import chaoscast.lorenz.lyapunov.LyapunovSpectrum;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Lyapunov exponents as a table and as one JSON document:
///
///     {schemaVersion, manifest{…}, system{…}, plan{…}, exponents[], standardErrors[],
///      kaplanYorkeDimension, trace, traceResidual, finiteSize[{size, exponent, standardError}]}
///
/// What cannot be known from a leading part of the spectrum is `null`.
///
/// @param manifest   of the run
/// @param system     that was measured
/// @param plan       how
/// @param spectrum   what was found
/// @param finiteSize growth of finite differences between observed variables; empty where all are
///                   observed
public record LyapunovReport(
    Manifest manifest,
    DynamicalSystem system,
    LyapunovPlan plan,
    LyapunovSpectrum spectrum,
    List<FiniteSizeExponent> finiteSize) {

  public LyapunovReport {
    finiteSize = List.copyOf(finiteSize);
  }

  /// @param target replaced whole or not at all
  public void writeJson(Path target) {
    JsonFile.write(target, document());
  }

  /// @return lines that each end in a line feed
  public String text() {
    var table =
        new TextTable(
            List.of(
                Column.right("", "i"),
                Column.right("per time unit", "λᵢ"),
                Column.right("per time unit", "± error")));
    double[] exponents = spectrum.exponents();
    double[] errors = spectrum.standardErrors();
    for (int i = 0; i < exponents.length; i++) {
      table.row(
          String.valueOf(i + 1), NumberText.fixed(exponents[i], 5), NumberText.fixed(errors[i], 5));
    }
    var text = new StringBuilder(table.render());
    text.append(
        "\nKaplan–Yorke dimension: %s\n"
            .formatted(known(spectrum.kaplanYorkeDimension(), "needs more exponents")));
    text.append("mean trace: %s".formatted(NumberText.fixed(spectrum.meanTrace(), 5)));
    spectrum
        .traceResidual()
        .ifPresent(
            residual -> text.append(
                "; the exponents sum to it within %s of it"
                    .formatted(NumberText.scientific(residual))));
    text.append(
        "\naveraged over %s time units\n".formatted(NumberText.significant(spectrum.time())));
    system
        .lyapunovExponent()
        .ifPresent(
            published -> text.append(
                "Lyapunov times are in units of the published 1/λ₁, λ₁ = %s\n"
                    .formatted(NumberText.readable(published))));
    if (!finiteSize.isEmpty()) {
      text.append('\n').append(growth());
    }
    return text.toString();
  }

  private String growth() {
    var table =
        new TextTable(
            List.of(
                Column.right("", "difference / std"),
                Column.right("finite-size exponent", "λ(δ)"),
                Column.right("finite-size exponent", "± error")));
    for (FiniteSizeExponent row : finiteSize) {
      int decimals = NumberText.decimals(row.exponent(), row.standardError(), 3);
      table.row(
          NumberText.scientific(row.size()),
          NumberText.fixed(row.exponent(), decimals),
          NumberText.fixed(row.standardError(), decimals));
    }
    return table.render();
  }

  private Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("schemaVersion", JsonReport.SCHEMA_VERSION);
    document.put("manifest", ManifestFields.of(manifest));
    document.put("system", systemFields());
    document.put("plan", planFields());
    document.put("exponents", spectrum.exponents());
    document.put("standardErrors", spectrum.standardErrors());
    document.put("kaplanYorkeDimension", orNull(spectrum.kaplanYorkeDimension()));
    document.put("trace", spectrum.meanTrace());
    document.put("traceResidual", orNull(spectrum.traceResidual()));
    document.put("finiteSize", finiteSize.stream().map(LyapunovReport::fields).toList());
    return document;
  }

  private Map<String, Object> systemFields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", system.name());
    var parameters = new LinkedHashMap<String, Object>();
    system.parameters().forEach((key, text) -> parameters.put(key, value(text)));
    fields.put("parameters", parameters);
    fields.put("dimension", system.dimension());
    fields.put("observedDimension", system.observedDimension());
    fields.put("publishedLyapunovExponent", orNull(system.lyapunovExponent()));
    return fields;
  }

  private Map<String, Object> planFields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("time", spectrum.time());
    fields.put("timeStep", plan.timeStep());
    fields.put("integrator", plan.integrator().describe());
    fields.put("stepsPerOrthogonalisation", plan.renormaliseAt());
    fields.put("alignmentTime", plan.alignmentTime());
    fields.put("trajectories", plan.trajectories());
    return fields;
  }

  private static Map<String, Object> fields(FiniteSizeExponent row) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("size", row.size());
    fields.put("exponent", row.exponent());
    fields.put("standardError", row.standardError());
    return fields;
  }

  /// A number where the text is one.
  private static Object value(String text) {
    try {
      double number = Double.parseDouble(text);
      return number == Math.rint(number) && text.indexOf('.') < 0 ? (Object) (long) number : number;
    } catch (NumberFormatException word) {
      return text;
    }
  }

  private static String known(OptionalDouble value, String otherwise) {
    return value.isPresent() ? NumberText.fixed(value.getAsDouble(), 3) : otherwise;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
