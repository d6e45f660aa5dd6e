package chaoscast.evaluation.figure;

import chaoscast.core.InputException;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.page.Markup;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.svg.SVGGraphics2D;

/// Writes figures as NAME.svg and NAME.png into one folder.
public final class FigureFiles {
  private static final int SCALE = 2;

  private FigureFiles() {}

  /// Makes the folder if it is missing; its parent must be there.
  ///
  /// @throws InputException if the folder cannot be written to
  public static void requireWritable(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
      }
    } catch (IOException e) {
      throw new InputException(
          "--figures must be a folder that can be made or written to but was %s"
              .formatted(folder),
          e);
    }
    AtomicFile.requireWritable(folder.resolve("horizons.svg"));
  }

  /// @param folder that is there; each file is replaced whole or not at all
  public static void write(List<Figure> figures, Path folder) {
    System.setProperty("java.awt.headless", "true");
    for (Figure figure : figures) {
      AtomicFile.write(
          folder.resolve(figure.name() + ".svg"),
          file -> Files.writeString(file, svg(figure), StandardCharsets.UTF_8));
      AtomicFile.write(
          folder.resolve(figure.name() + ".png"),
          file -> {
            try (var out = Files.newOutputStream(file)) {
              ImageIO.write(png(figure), "png", out);
            }
          });
    }
  }

  private static String svg(Figure figure) {
    var graphics = new SVGGraphics2D(figure.width(), figure.height());
    paint(figure, graphics);
    String element = graphics.getSVGElement();
    int end = element.indexOf('>', element.indexOf("<svg")) + 1;
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + element.substring(0, end)
        + "<title>"
        + Markup.escaped(figure.title())
        + "</title>"
        + element.substring(end)
        + "\n";
  }

  private static BufferedImage png(Figure figure) {
    var image =
        new BufferedImage(
            SCALE * figure.width(), SCALE * figure.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    paint(figure, graphics);
    graphics.dispose();
    return image;
  }

  private static void paint(Figure figure, Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, figure.width(), figure.height());
    figure.paint().accept(graphics);
  }
}
