package chaoscast.core.page;

import chaoscast.core.Version;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.text.ShellText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One experiment as one HTML file that needs nothing else: it opens offline and can be mailed.
///
/// The page is `page.html` with `page.css` and the scripts `chart.js`, `page.js` and `plot.js` from this package's
/// resources, around the experiment's own body and script.
///
/// @param own     body and script of the experiment, its source, and what else they need
/// @param title   of the page
/// @param lead    what was done, in a sentence
/// @param sheets  tables, each shown at the element of its id
/// @param figures data of the figures, a record, or JSON as a Jackson `RawValue`
/// @param command words that repeat it
public record Page(
    PageTemplate own,
    String title,
    String lead,
    List<Sheet> sheets,
    Object figures,
    List<String> command) {

  private static final List<String> SCRIPTS = List.of("chart.js", "page.js", "plot.js");

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
    Map<String, String> words = new HashMap<>();
    own.words().forEach((name, text) -> words.put(name, Markup.escaped(text)));
    words.put("source", Markup.escaped(own.source()));
    words.put("title", Markup.escaped(title));
    words.put("lead", Markup.escaped(lead));
    words.put("version", Markup.escaped(Version.CURRENT));
    words.put("command", words(command));
    words.put("style", Palette.style() + resource("page.css") + resource("scroll.css"));
    words.put("script", PageTemplate.resources(Page.class, SCRIPTS) + own.script());
    words.put("data", data);
    return Markup.filled(resource("page.html").replace("{{body}}", own.body()), words);
  }

  /// Browsers break lines at hyphens: an option is a piece that they leave whole, unless it is a list that is too long.
  private static String words(List<String> command) {
    return command.stream()
        .map(word -> "<span>" + Markup.escaped(ShellText.of(List.of(word))).replace(",", ",<wbr>")
            + "</span>")
        .collect(Collectors.joining(" "));
  }

  private static String resource(String name) {
    return PageTemplate.resource(Page.class, name);
  }
}
