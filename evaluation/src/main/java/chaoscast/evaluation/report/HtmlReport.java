package chaoscast.evaluation.report;

import chaoscast.core.files.AtomicFile;
import chaoscast.core.text.ShellText;
import chaoscast.evaluation.compare.ComparisonResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A comparison as one HTML file that needs nothing else: data, figures and the figures' library are
/// inside it, so that it opens offline and can be mailed.
///
/// The page is `report.html` with `report.css` and `report.js` from this package's resources; Plotly
/// comes from its webjar, compressed, and is unpacked by the browser.
public final class HtmlReport {
  private HtmlReport() {}

  /// @param target replaced whole or not at all
  public static void write(ComparisonResult result, Path target) {
    AtomicFile.write(
        target, file -> Files.writeString(file, page(result), StandardCharsets.UTF_8));
  }

  private static String page(ComparisonResult result) throws IOException {
    String title = "chaoscast: " + result.system().name() + ", " + result.protocol().name();
    String heading = ComparisonText.heading(result.system(), result.protocol());
    return resource("report.html")
        .replace("{{title}}", escaped(title))
        .replace("{{heading}}", escaped(heading.strip().replace("\n  ", " ")))
        .replace("{{command}}", escaped(ShellText.of(result.manifest().command())))
        .replace("{{style}}", resource("report.css"))
        .replace("{{script}}", resource("report.js"))
        .replace("{{data}}", inScript(JsonReport.forFigures(result)))
        .replace("{{plotly}}", PlotlyLibrary.compressed());
  }

  static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// JSON that cannot end the element it stands in.
  static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
