package chaoscast.evaluation.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;

/// Colours, which are those of pages ([chaoscast.core.page.Palette]), a dash pattern with each, and letters.
final class Palette {
  static final Color TEXT = new Color(0x1a1a1a);
  static final Color SOFT = new Color(0x5c5c5c);
  static final Color GRID = new Color(0xd9d9d9);
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);

  private static final List<Color> COLOURS =
      chaoscast.core.page.Palette.LIGHT.stream().map(Color::decode).toList();
  private static final float[][] DASHES = {
    {}, {8, 4}, {8, 3, 2, 3}, {14, 5}, {2, 4}, {14, 4, 2, 4}
  };
  private static final List<Color> CIVIDIS =
      List.of(
          new Color(0x00204d),
          new Color(0x00336f),
          new Color(0x39486b),
          new Color(0x575d6d),
          new Color(0x707173),
          new Color(0x8a8779),
          new Color(0xa69d75),
          new Color(0xc4b56c),
          new Color(0xe4cf5b),
          new Color(0xffea46));
  private static final List<Color> DIVERGING =
      List.of(
          new Color(0x2166ac),
          new Color(0x92c5de),
          new Color(0xf7f7f7),
          new Color(0xf4a582),
          new Color(0xb2182b));

  private Palette() {}

  /// @param index of a surrogate in the results
  static Color colour(int index) {
    return COLOURS.get(index % COLOURS.size());
  }

  /// @param index of a surrogate in the results
  static BasicStroke stroke(int index, double width) {
    float[] dash = DASHES[index % DASHES.length];
    return dash.length == 0
        ? solid(width)
        : new BasicStroke(
            (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
  }

  static BasicStroke solid(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  /// @param share in [0, 1], from dark to bright (Cividis)
  static Color sequential(double share) {
    return between(CIVIDIS, share);
  }

  /// @param share in [0, 1]; white at one half
  static Color diverging(double share) {
    return between(DIVERGING, share);
  }

  private static Color between(List<Color> colours, double share) {
    double position = Math.clamp(share, 0, 1) * (colours.size() - 1);
    int below = Math.min((int) position, colours.size() - 2);
    double part = position - below;
    Color a = colours.get(below);
    Color b = colours.get(below + 1);
    return new Color(
        (int) Math.round(a.getRed() + part * (b.getRed() - a.getRed())),
        (int) Math.round(a.getGreen() + part * (b.getGreen() - a.getGreen())),
        (int) Math.round(a.getBlue() + part * (b.getBlue() - a.getBlue())));
  }
}
