package chaoscast.evaluation.cli;

import chaoscast.core.options.OptionDescription;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.TextWidth;
import java.util.List;

/// Described options as a table, indented below the thing they belong to.
final class OptionTable {
  private static final String INDENT = "  ";

  private OptionTable() {}

  /// @param heading title of the first column
  static String of(String heading, List<OptionDescription> options) {
    if (options.isEmpty()) {
      return INDENT + "no options\n";
    }
    var table =
        new TextTable(
            List.of(
                Column.left(heading),
                Column.left("type"),
                Column.left("default"),
                Column.left("meaning")));
    for (OptionDescription option : options) {
      table.row(option.name(), option.type().replace("|", " | "),
          NumberText.readable(option.defaultValue()),
          option.meaning());
    }
    return table
        .render(TextWidth.current().within(INDENT.length()))
        .indent(INDENT.length());
  }
}
