package chaoscast.esn.cli;

import chaoscast.core.command.CommandOutput;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.PageTemplate;
import chaoscast.core.page.Plots;
import chaoscast.core.page.Sheet;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/// What an experiment found: a table and a sentence in the terminal, the same with figures as a page.
///
/// @param template of the page
/// @param title    of the page
/// @param summary  in a sentence or two
/// @param sheet    the table
/// @param plots    made only for a page
record Findings(
    PageTemplate template,
    String title,
    String summary,
    Sheet sheet,
    Supplier<List<Plots.Plot>> plots) {

  void show(CommandSpec spec, PageOption page) {
    var output = new CommandOutput(spec);
    output.table(sheet.text());
    output.print(summary);
    page.write(
        () -> new Page(
            template, title, summary, List.of(sheet), new Plots(plots.get()), output.command()));
  }
}
