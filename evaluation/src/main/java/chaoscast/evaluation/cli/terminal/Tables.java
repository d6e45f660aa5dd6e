package chaoscast.evaluation.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/// Standard output for tables, or standard error once the former is taken by a file.
public final class Tables extends Writer {
  private PrintWriter target;

  /// @param out where tables go at first
  public Tables(PrintWriter out) {
    this.target = out;
  }

  /// @param err where they go from here on
  public void divert(PrintWriter err) {
    target = err;
  }

  @Override
  public void write(char[] text, int from, int count) throws IOException {
    target.write(text, from, count);
    if (target.checkError()) {
      throw new IOException("standard output takes no more");
    }
  }

  @Override
  public void flush() {
    target.flush();
  }

  @Override
  public void close() {
    target.close();
  }
}
