package chaoscast.core.command;

import chaoscast.core.text.PlainText;
import chaoscast.core.text.Wrapping;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// Standard output of one command, and the words that it was called with.
///
/// @param spec the command
public record CommandOutput(CommandSpec spec) {
  /// @param sentence wrapped
  public void print(String sentence) {
    lines(Wrapping.hanging(sentence, ""));
  }

  /// @param text printed as it is, after an empty line
  public void table(String text) {
    lines("\n" + text);
  }

  private void lines(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(PlainText.of(text));
    out.flush();
  }

  /// @return the whole command line
  public List<String> command() {
    var words = new ArrayList<String>();
    words.add(spec.root().name());
    words.addAll(spec.root().commandLine().getParseResult().originalArgs());
    return words;
  }
}
