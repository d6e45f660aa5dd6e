package chaoscast.evaluation.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.evaluation.cli.Main;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class FigureFilesTest {
  @TempDir
  Path folder;

  @Test
  void everyFigureOfLorenz63IsThereInBothFormatsWithEverySurrogate() throws Exception {
    Path figures = folder.resolve("figures");
    compare("lorenz63", figures);

    var expected = new TreeSet<String>();
    for (String name : List.of("horizons", "distributions", "growth", "forecasts", "attractor",
        "cost", "climate")) {
      expected.add(name + ".png");
      expected.add(name + ".svg");
      check(figures, name);
    }
    try (Stream<Path> files = Files.list(figures)) {
      assertEquals(
          expected, new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
    }
  }

  @Test
  void moreThanThreeVariablesAreShownInSpaceAndTime() throws Exception {
    Path figures = folder.resolve("figures");
    compare("lorenz96", figures);
    check(figures, "spacetime");
    assertTrue(Files.notExists(figures.resolve("attractor.svg")));
  }

  @Test
  void aFolderThatCannotBeMadeIsRejectedBeforeTheWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    var err = new StringWriter();
    int code =
        Main.run(
            new String[] {"compare", "--figures", file.toString()},
            new PrintWriter(new StringWriter()),
            new PrintWriter(err));
    assertEquals(2, code);
    assertTrue(err.toString().contains("--figures must be a folder"), err.toString());
    assertEquals("text", Files.readString(file));
  }

  /// PNG: twice the size of the SVG, many colours. SVG: well-formed, titled, with the labels.
  private static void check(Path figures, String name) throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(figures.resolve(name + ".svg").toFile());
    int width = (int) Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
    int height = (int) Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
    assertTrue(svg.getElementsByTagName("title").getLength() > 0, name);
    String words = svg.getDocumentElement().getTextContent();
    for (String label : List.of("d2r2", "sindy")) {
      assertTrue(words.contains(label), name + " does not name " + label);
    }
    BufferedImage png = ImageIO.read(figures.resolve(name + ".png").toFile());
    assertNotNull(png, name);
    assertEquals(2 * width, png.getWidth(), name);
    assertEquals(2 * height, png.getHeight(), name);
    var colours = new HashSet<Integer>();
    int drawn = 0;
    for (int x = 0; x < png.getWidth(); x += 3) {
      for (int y = 0; y < png.getHeight(); y += 3) {
        int colour = png.getRGB(x, y);
        if (colour != 0xffffffff) {
          colours.add(colour);
          drawn++;
        }
      }
    }
    assertTrue(colours.contains(Palette.colour(0).getRGB()) || name.equals("spacetime"), name);
    assertTrue(colours.size() > 20, name + " has " + colours.size() + " colours");
    assertTrue(drawn > 0.02 * png.getWidth() * png.getHeight() / 9, name + " is nearly blank");
  }

  private static void compare(String system, Path figures) {
    String[] words = {
      "compare", system, "--surrogates", "d2r2,sindy", "-p", "d2r2.degree=2", "--train-steps",
      "1000", "--starts", "6", "--spacing", "50", "--max-steps", "400", "--climate", "3000",
      "--figures", figures.toString()
    };
    var err = new StringWriter();
    int code = Main.run(words, new PrintWriter(new StringWriter()), new PrintWriter(err));
    assertEquals(0, code, err.toString());
  }
}
