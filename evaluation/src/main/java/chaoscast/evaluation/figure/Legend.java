package chaoscast.evaluation.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.util.List;

/// Names beside pieces of line, in rows.
///
/// @param entries from left to right
record Legend(List<Entry> entries) {
  private static final int PIECE = 34;
  private static final int ROW = 22;

  /// @param name   of a series
  /// @param colour of its line
  /// @param stroke of its line
  record Entry(String name, Color colour, Stroke stroke) {}

  Legend {
    entries = List.copyOf(entries);
  }

  /// @return how high it gets
  static int height(int entries, int width) {
    return ROW * Math.ceilDiv(entries * 190, width) + 8;
  }

  /// @param left  where it begins
  /// @param top   where it begins
  /// @param width that it may take
  void paint(Graphics2D graphics, int left, int top, int width) {
    graphics.setFont(Palette.FONT);
    int columns = Math.max(1, width / 190);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      int at = left + i % columns * 190;
      int up = top + ROW * (i / columns) + 12;
      graphics.setColor(entry.colour());
      graphics.setStroke(entry.stroke());
      graphics.draw(new Line2D.Double(at, up, at + PIECE, up));
      graphics.setColor(Palette.TEXT);
      graphics.drawString(entry.name(), at + PIECE + 8, up + 5);
    }
  }
}
