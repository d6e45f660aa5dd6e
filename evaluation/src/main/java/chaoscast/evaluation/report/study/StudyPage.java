package chaoscast.evaluation.report.study;

import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.report.FigurePage;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.StudyRow;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/// A study as one HTML file. What it shows follows from the factors: a curve with its interval for one, a heat map for two; horizons against bits for
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
    List<String> words = manifest.command();
    int study = words.indexOf("study");
    String name = study >= 0 && study + 1 < words.size() ? words.get(study + 1) : "";
    new FigurePage(
        ("chaoscast: study " + name).strip(),
        lead(rows, exponent),
        heading,
        words,
        "study",
        text,
        StudyFiles.json(manifest, exponent, rows))
        .write(target);
  }

  /// A study of sizes has a λ₁ for each row.
  private static String lead(List<StudyRow> rows, OptionalDouble exponent) {
    return rows.stream().allMatch(row -> Double.isNaN(row.measure(Measure.EXPONENT)))
        ? StudyVerdict.of(rows, exponent)
        : StudyVerdict.of(ScalingText.inLyapunovTimes(rows), OptionalDouble.of(1));
  }
}
