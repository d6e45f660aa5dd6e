package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

/// One call of the command line in this process, and what came of it.
///
/// @param code exit code
/// @param out  standard output
/// @param err  standard error, each message in one line
record CommandRun(int code, String out, String err) {

  static CommandRun of(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code = Main.run(words, new PrintWriter(out), new PrintWriter(err));
    return new CommandRun(code, out.toString(), err.toString().replace("\n  ", " "));
  }

  /// @return standard output without line breaks and indents
  String flat() {
    return out.replaceAll("\\s+", " ");
  }

  CommandRun succeeds() {
    assertEquals(0, code, err);
    return this;
  }

  /// Ends with exit code 2, one message, nothing on standard output and no stack trace.
  CommandRun rejects(String message) {
    assertEquals(2, code, err);
    assertEquals("", out);
    assertTrue(err.contains(message), "'" + message + "' is not in: " + err);
    assertTrue(err.startsWith("chaoscast: "), err);
    assertTrue(!err.contains("\tat "), err);
    return this;
  }
}
