package chaoscast.evaluation.cli.terminal;

import chaoscast.core.text.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;

/// What `--help` prints: picocli's, but for lines of the synopsis, which break between options only.
public final class UsageHelp extends Help {
  private final CommandSpec command;

  /// @param command whose help it is
  /// @param colors  its colours
  public UsageHelp(CommandSpec command, ColorScheme colors) {
    super(command, colors);
    this.command = command;
  }

  /// @param heading number of cells that stand before it
  /// @param details options, parameters and commands, with blanks between them
  @Override
  protected String insertSynopsisCommandName(int heading, Text details) {
    int width = command.usageMessage().width();
    List<Text> parts = parts(details);
    int longest =
        parts.stream().mapToInt(part -> DisplayWidth.of(part.plainString())).max().orElse(0);
    String name = command.qualifiedName();
    int hanging = heading + name.length() + 1;
    int indent = Math.max(heading, Math.min(hanging, width - longest));
    var synopsis = new StringBuilder(colorScheme().commandText(name).toString());
    int column = hanging - 1;
    for (Text part : parts) {
      int cells = DisplayWidth.of(part.plainString());
      if (column + 1 + cells > width) {
        synopsis.append('\n').repeat(' ', indent);
        column = indent;
      } else {
        synopsis.append(' ');
        column++;
      }
      synopsis.append(part);
      column += cells;
    }
    return synopsis.append('\n').toString();
  }

  /// Pieces between blanks that are not in brackets.
  private static List<Text> parts(Text details) {
    String words = details.plainString();
    var parts = new ArrayList<Text>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= words.length(); i++) {
      char letter = i < words.length() ? words.charAt(i) : ' ';
      if (letter == '[' || letter == '(') {
        depth++;
      } else if (letter == ']' || letter == ')') {
        depth--;
      } else if (letter == ' ' && (depth == 0 || i == words.length())) {
        if (i > start) {
          parts.add(details.substring(start, i));
        }
        start = i + 1;
      }
    }
    return parts;
  }
}
