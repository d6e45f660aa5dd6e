package chaoscast.evaluation.report;

import chaoscast.core.page.Page;
import chaoscast.core.page.PageTemplate;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A page ([Page]) of a comparison or study, whose script makes tables and figures from what is written as JSON, too.
///
/// @param title   plain text
/// @param lead    what they say, in a sentence, plain text; may be empty
/// @param heading what the figures show, plain text
/// @param command that wrote the page, in words
/// @param name    of body and script, such as `report`, beside this class
/// @param table   plain text for a body with `{{table}}`
/// @param json    what the script draws
public record FigurePage(
    String title, String lead, String heading, List<String> command, String name, String table,
    String json) {

  /// @param target replaced whole or not at all
  public void write(Path target) {
    var template =
        new PageTemplate(
            PageTemplate.resources(FigurePage.class, List.of("heading.html", name + ".html")),
            Map.of("heading", heading.strip().replace("\n  ", " "), "table", table),
            PageTemplate.resources(FigurePage.class, List.of("tables.js", name + ".js")),
            "");
    new Page(template, title, lead, List.of(), new RawValue(json), command).write(target);
  }
}
