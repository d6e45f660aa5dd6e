package chaoscast.evaluation.report;

import chaoscast.core.text.ShellText;
import chaoscast.evaluation.compare.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;

/// What it takes to run something again, as fields of a JSON document.
final class ManifestFields {
  private ManifestFields() {}

  /// @return words, whole numbers and, where there were any, `workers` by name, in the order of the document
  static Map<String, Object> of(Manifest manifest) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("version", manifest.version());
    fields.put("command", ShellText.of(manifest.command()));
    fields.put("seed", manifest.seed());
    fields.put("threads", manifest.threads());
    fields.put("jvm", manifest.jvm());
    fields.put("os", manifest.os());
    fields.put("cpu", manifest.cpu());
    fields.put("blas", manifest.blas());
    fields.put("startedAt", manifest.startedAt().toString());
    if (!manifest.workers().isEmpty()) {
      fields.put("workers", manifest.workers());
    }
    return fields;
  }
}
