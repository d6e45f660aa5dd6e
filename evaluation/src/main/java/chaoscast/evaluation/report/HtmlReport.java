package chaoscast.evaluation.report;

import chaoscast.evaluation.compare.ComparisonResult;
import java.nio.file.Path;

/// A comparison as one HTML file: tables, and figures that can be turned, zoomed and switched.
public final class HtmlReport {
  private HtmlReport() {}

  /// @param target replaced whole or not at all
  public static void write(ComparisonResult result, Path target) {
    new FigurePage(
        "chaoscast: " + result.system().name() + ", " + result.protocol().name(),
        VerdictText.of(result),
        ComparisonText.heading(result),
        result.manifest().command(),
        "report",
        "",
        JsonReport.forFigures(result))
        .write(target);
  }
}
