package chaoscast.evaluation.figure;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// A rectangle with two axes, and what is drawn in their units.
///
/// @param graphics modified
/// @param area     within the axes
/// @param x        runs to the right
/// @param y        runs upwards
record Plot(Graphics2D graphics, Rectangle2D area, Axis x, Axis y) {
  private static final int PER_TICK = 75;

  /// Grid, ticks, labels and titles.
  void frame() {
    frame(y.ticks((int) Math.max(3, area.getHeight() / 35)));
  }

  /// The same with ticks of one's own on the upward axis, such as names.
  void frame(List<Axis.Tick> yTicks) {
    graphics.setFont(Palette.FONT);
    FontMetrics letters = graphics.getFontMetrics();
    graphics.setStroke(Palette.solid(1));
    double widest = 0;
    for (Axis.Tick tick : x.ticks((int) Math.max(2, area.getWidth() / PER_TICK))) {
      double at = px(tick.value());
      line(Palette.GRID, at, area.getMinY(), at, area.getMaxY());
      text(tick.label(), at - letters.stringWidth(tick.label()) / 2.0, area.getMaxY() + 19);
    }
    for (Axis.Tick tick : yTicks) {
      double at = py(tick.value());
      line(Palette.GRID, area.getMinX(), at, area.getMaxX(), at);
      int width = letters.stringWidth(tick.label());
      widest = Math.max(widest, width);
      text(tick.label(), area.getMinX() - 8 - width, at + 5);
    }
    graphics.setColor(Palette.SOFT);
    graphics.draw(area);
    text(
        x.title(),
        area.getCenterX() - letters.stringWidth(x.title()) / 2.0,
        area.getMaxY() + 42);
    AffineTransform upright = graphics.getTransform();
    graphics.translate(area.getMinX() - widest - 20, area.getCenterY());
    graphics.rotate(-Math.PI / 2);
    text(y.title(), -letters.stringWidth(y.title()) / 2.0, 0);
    graphics.setTransform(upright);
  }

  /// A line through points; it breaks where one is not finite or, on a logarithmic axis, not positive.
  void curve(double[] xs, double[] ys, Color colour, Stroke stroke) {
    var path = new Path2D.Double();
    boolean down = false;
    for (int i = 0; i < Math.min(xs.length, ys.length); i++) {
      double at = px(xs[i]);
      double up = py(ys[i]);
      if (!Double.isFinite(at) || !Double.isFinite(up)) {
        down = false;
        continue;
      }
      // far outside the area nothing is seen, and some viewers overflow
      up = Math.clamp(up, area.getMinY() - 1e4, area.getMaxY() + 1e4);
      at = Math.clamp(at, area.getMinX() - 1e4, area.getMaxX() + 1e4);
      if (down) {
        path.lineTo(at, up);
      } else {
        path.moveTo(at, up);
      }
      down = true;
    }
    clipped(() -> draw(path, colour, stroke));
  }

  /// A vertical line over the whole height.
  void mark(double value, Color colour, Stroke stroke) {
    double at = px(value);
    clipped(
        () -> draw(
            new Line2D.Double(at, area.getMinY(), at, area.getMaxY()), colour, stroke));
  }

  /// A horizontal line over the whole width.
  void level(double value, Color colour, Stroke stroke) {
    double at = py(value);
    clipped(
        () -> draw(
            new Line2D.Double(area.getMinX(), at, area.getMaxX(), at), colour, stroke));
  }

  void draw(Shape shape, Color colour, Stroke stroke) {
    graphics.setColor(colour);
    graphics.setStroke(stroke);
    graphics.draw(shape);
  }

  void fill(Shape shape, Color colour) {
    graphics.setColor(colour);
    graphics.fill(shape);
  }

  void text(String words, double at, double up) {
    graphics.setFont(Palette.FONT);
    graphics.setColor(Palette.TEXT);
    graphics.drawString(words, (float) at, (float) up);
  }

  double px(double value) {
    return area.getMinX() + x.position(value) * area.getWidth();
  }

  double py(double value) {
    return area.getMaxY() - y.position(value) * area.getHeight();
  }

  private void line(Color colour, double x0, double y0, double x1, double y1) {
    graphics.setColor(colour);
    graphics.draw(new Line2D.Double(x0, y0, x1, y1));
  }

  private void clipped(Runnable drawing) {
    Shape before = graphics.getClip();
    graphics.clip(area);
    drawing.run();
    graphics.setClip(before);
  }
}
