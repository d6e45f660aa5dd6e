package chaoscast.evaluation.report;

import chaoscast.core.text.ShellText;
import chaoscast.core.files.AtomicFile;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.study.StudyRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/// A study as one HTML file that needs nothing else, as [HtmlReport] is for a comparison. What it shows follows
/// from the factors: a curve with its interval for one, a heat map for two; horizons against bits for
/// number formats; the front for cost; growth for sizes of the system.
public final class StudyPage {
  private StudyPage() {}

  /// @param heading  truth and protocol in words
  /// @param text     the table as it is printed
  /// @param manifest how the study was run
  /// @param exponent λ₁, if it is known
  /// @param rows     of the study, not empty
  /// @param target   replaced whole or not at all
  public static void write(
      String heading,
      String text,
      Manifest manifest,
      OptionalDouble exponent,
      List<StudyRow> rows,
      Path target) {
    AtomicFile.write(
        target,
        file -> Files.writeString(
            file, page(heading, text, manifest, exponent, rows), StandardCharsets.UTF_8));
  }

  private static String page(
      String heading,
      String text,
      Manifest manifest,
      OptionalDouble exponent,
      List<StudyRow> rows)
      throws IOException {
    List<String> words = manifest.command();
    int study = words.indexOf("study");
    String name = study >= 0 && study + 1 < words.size() ? words.get(study + 1) : "";
    return HtmlReport.resource("study.html")
        .replace("{{title}}", HtmlReport.escaped(("chaoscast: study " + name).strip()))
        .replace("{{heading}}", HtmlReport.escaped(heading.strip().replace("\n  ", " ")))
        .replace("{{table}}", HtmlReport.escaped(text))
        .replace("{{command}}", HtmlReport.escaped(ShellText.of(words)))
        .replace("{{style}}", HtmlReport.resource("report.css"))
        .replace("{{script}}", HtmlReport.resource("study.js"))
        .replace(
            "{{data}}", HtmlReport.inScript(StudyFiles.json(manifest, exponent, rows)))
        .replace("{{plotly}}", PlotlyLibrary.compressed());
  }
}
