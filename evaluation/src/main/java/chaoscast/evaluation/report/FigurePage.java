package chaoscast.evaluation.report;

import chaoscast.core.files.AtomicFile;
import chaoscast.core.page.Markup;
import chaoscast.core.page.Page;
import chaoscast.core.text.ShellText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One HTML file that needs nothing else: data, figures and the figures' library are inside it, so that it
/// opens offline and can be mailed.
///
/// The page is `page.html` with `page.css` and `page.js` from this package's resources, around a body and a
/// script of the same name (`report`, `study`); Plotly comes from its webjar, compressed, and is unpacked by
/// the browser.
///
/// @param title   plain text
/// @param lead    what they say, in a sentence, plain text; may be empty
/// @param heading what the figures show, plain text
/// @param command that wrote the page, in words
/// @param name    of body and script
/// @param table   plain text for a body with `{{table}}`
/// @param json    what the script draws
public record FigurePage(
    String title, String lead, String heading, List<String> command, String name, String table,
    String json) {

  /// @param target replaced whole or not at all
  public void write(Path target) {
    AtomicFile.write(target, file -> Files.writeString(file, html(), StandardCharsets.UTF_8));
  }

  private String html() throws IOException {
    return Markup.filled(
        resource("page.html").replace("{{body}}", resource(name + ".html")),
        Map.of(
            "title", Markup.escaped(title),
            "lead", Markup.escaped(lead),
            "heading", Markup.escaped(heading.strip().replace("\n  ", " ")),
            "table", Markup.escaped(table),
            "command", Markup.escaped(ShellText.of(command)),
            "style", resource("page.css") + Page.scrolling(),
            "script", resource("page.js") + resource(name + ".js"),
            "data", inScript(json),
            "plotly", PlotlyLibrary.compressed()));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = FigurePage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// JSON that cannot end the element it stands in.
  private static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }
}
