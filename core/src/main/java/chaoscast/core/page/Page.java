package chaoscast.core.page;

import chaoscast.core.Version;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.text.ShellText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One experiment as one HTML file that needs nothing else: it opens offline and can be mailed.
///
/// The page is `page.html` with `page.css` and the scripts `chart.js` and `page.js` from this package's
/// resources, around the experiment's own body and script.
///
/// @param own     body and script of the experiment, and its source
/// @param title   of the page
/// @param lead    what was done, in a sentence
/// @param sheets  tables, each shown at the element of its id
/// @param figures data of the figures, a record
/// @param command words that repeat it
public record Page(
    PageTemplate own,
    String title,
    String lead,
    List<Sheet> sheets,
    Object figures,
    List<String> command) {

  public Page {
    sheets = List.copyOf(sheets);
    command = List.copyOf(command);
  }

  /// @param target replaced whole or not at all
  public void write(Path target) {
    String html = html();
    AtomicFile.write(target, file -> Files.writeString(file, html, StandardCharsets.UTF_8));
  }

  /// @return the whole page
  public String html() {
    Map<String, Sheet> tables = new LinkedHashMap<>();
    sheets.forEach(sheet -> tables.put(sheet.id(), sheet));
    String data = PageJson.of(Map.of("sheets", tables, "figures", figures));
    return Markup.filled(
        resource("page.html").replace("{{body}}", own.body()),
        Map.of(
            "source", Markup.escaped(own.source()),
            "title", Markup.escaped(title),
            "lead", Markup.escaped(lead),
            "version", Markup.escaped(Version.CURRENT),
            "command", Markup.escaped(ShellText.of(command)),
            "style", resource("page.css") + scrolling(),
            "script", resource("chart.js") + resource("page.js") + own.script(),
            "data", data));
  }

  /// @return the style of what may be wider than the page, which shows at its edges that there is more
  public static String scrolling() {
    return resource("scroll.css");
  }

  private static String resource(String name) {
    return PageTemplate.resource(Page.class, name);
  }
}
