package chaoscast.core.command;

import chaoscast.core.Progress;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/// Tells how far several pieces of work have come, in a line every ten seconds.
public final class ProgressLines {
  private static final long PERIOD = 10_000_000_000L;

  private final PrintWriter err;
  private final int pieces;
  private final Map<Integer, Double> shares = new HashMap<>();
  private long last = System.nanoTime();

  /// @param err    standard error
  /// @param pieces how many there are
  public ProgressLines(PrintWriter err, int pieces) {
    this.err = err;
    this.pieces = pieces;
  }

  /// @param piece number of it
  /// @return what it tells its progress
  public Progress piece(int piece) {
    return (stage, done, total) -> at(piece, stage, (double) done / total);
  }

  private synchronized void at(int piece, String stage, double share) {
    shares.put(piece, share);
    long now = System.nanoTime();
    if (now - last >= PERIOD) {
      last = now;
      double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
      err.printf("%s: %.0f%%%n", stage, 100 * sum / pieces);
      err.flush();
    }
  }
}
