package chaoscast.evaluation.report;

import chaoscast.evaluation.compare.ComparisonResult;
import java.nio.file.Path;
import java.util.List;

/// A comparison as one HTML file: tables, and figures that can be turned, zoomed and switched.
public final class HtmlReport {
  private HtmlReport() {}

  /// @param target replaced whole or not at all
  public static void write(ComparisonResult result, Path target) {
    String system = result.system().name();
    String protocol = result.protocol().name();
    new FigurePage(
        // A system's default is called as the system is, that of data "data".
        "chaoscast: " + system
            + (List.of(system, "data").contains(protocol) ? "" : ", " + protocol),
        VerdictText.of(result),
        ComparisonText.heading(result),
        result.manifest().command(),
        "report",
        "",
        JsonReport.forFigures(result))
        .write(target);
  }
}
