package chaoscast.splinenets.cli;

import chaoscast.core.text.Wrapping;
import chaoscast.splinenets.page.Sheet;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// Standard output of one command, and the words that it was called with.
///
/// @param spec the command
record Output(CommandSpec spec) {
  private static final int WIDTH = 100;

  /// @param sentence wrapped
  void print(String sentence) {
    lines(Wrapping.hanging(sentence, "", WIDTH));
  }

  void print(Sheet sheet) {
    lines("\n" + sheet.text());
  }

  private void lines(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }

  /// @return the whole command line
  List<String> command() {
    var words = new ArrayList<String>();
    words.add(spec.root().name());
    words.addAll(spec.root().commandLine().getParseResult().originalArgs());
    return words;
  }
}
