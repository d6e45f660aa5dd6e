package chaoscast.core.command;

import chaoscast.core.Activity;
import chaoscast.core.Progress;
import java.util.HashMap;
import java.util.Map;

/// How far several pieces of work have come together, as the process's [Activity].
public final class PieceProgress {
  private static final long PARTS = 10_000;

  private final int pieces;
  private final Map<Integer, Double> shares = new HashMap<>();

  /// @param pieces how many there are
  public PieceProgress(int pieces) {
    this.pieces = pieces;
  }

  /// @param piece number of it
  /// @return what it tells its progress
  public Progress piece(int piece) {
    return (stage, done, total) -> at(piece, stage, (double) done / total);
  }

  private synchronized void at(int piece, String stage, double share) {
    shares.put(piece, share);
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    Activity.at(stage, Math.round(PARTS * sum), PARTS * pieces);
  }
}
