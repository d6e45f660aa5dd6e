package chaoscast.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.browser.Chromium;
import chaoscast.core.browser.InBrowser;
import chaoscast.evaluation.cli.Main;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports as a browser shows them. Needs Chromium.
@InBrowser
class HtmlReportBrowserTest {
  private static final String DRAWN = "document.documentElement?.dataset.drawn === 'yes'";

  /// Of all tests: a report is computed once.
  @TempDir
  static Path folder;

  private Chromium browser;

  @BeforeEach
  void start(Chromium only) {
    browser = only;
  }

  @Test
  void everyFigureOfLorenz63IsDrawnAndTheAttractorTurnsUnderTheMouse() throws Exception {
    Path page = report("lorenz63");
    assertTrue(Files.size(page) < 6_000_000, "size " + Files.size(page));

    browser.open(page);
    browser.await(DRAWN);

    for (String figure : List.of("growth", "horizons", "forecasts", "cost", "climate")) {
      assertTrue(count("#figure-" + figure + " .plot-container path.js-line,#figure-" + figure
          + " .points path,#figure-" + figure + " .boxes path") > 0, figure);
      assertFalse(
          browser.evaluate("document.getElementById('figure-%s').ariaLabel".formatted(figure))
              .textValue().isBlank());
    }
    browser.await("document.querySelector('#figure-attractor canvas')");
    JsonNode before = camera();
    JsonNode at =
        browser.evaluate(
            "(() => {const f = document.getElementById('figure-attractor');"
                + " f.scrollIntoView({block: 'center'}); const r = f.getBoundingClientRect();"
                + " return [r.x + r.width / 2, r.y + r.height / 2];})()");
    double x = at.get(0).doubleValue();
    double y = at.get(1).doubleValue();
    browser.drag(x, y, x + 120, y + 40);
    browser.await(
        "JSON.stringify(document.getElementById('figure-attractor')._fullLayout.scene._scene"
            + ".getCamera().eye) !== '" + before + "'");
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void lorenz96IsShownInSpaceAndTime() throws Exception {
    browser.open(report("lorenz96"));
    browser.await(DRAWN);

    assertEquals(2, count("#figure-spacetime .heatmaplayer image"));
    assertEquals(0, count("#figure-attractor"));
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void fitsAPhoneAndFollowsTheDarkScheme() throws Exception {
    browser.emulate(390, true);
    browser.open(report("lorenz63"));
    browser.await(DRAWN);

    assertTrue(browser.evaluate("document.documentElement.scrollWidth").intValue() <= 390);
    assertEquals(
        "rgb(22, 24, 28)",
        browser.evaluate("getComputedStyle(document.body).backgroundColor").textValue());
    String paper = "document.getElementById('figure-growth').layout.paper_bgcolor";
    assertEquals("#16181c", browser.evaluate(paper).textValue());
    browser.emulate(390, false);
    browser.await(paper + " === '#ffffff'");
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void tablesHoldEveryForecasterAndTheCommand() throws Exception {
    browser.open(report("lorenz63"));
    browser.await(DRAWN);

    assertEquals(4, count("#table-results tbody tr"));
    assertEquals(2, count("#table-climate tbody tr"));
    assertEquals("d2r2", browser.evaluate(
        "document.querySelector('#table-results tbody th').textContent").textValue());
    assertTrue(browser.evaluate("document.querySelector('pre').textContent").textValue()
        .startsWith("chaoscast compare "));
  }

  @Test
  void ensemblesHaveATableAndCurvesWhereThereAreSome() throws Exception {
    Path page = folder.resolve("ensembles.html");
    write(
        "compare", "lorenz63", "--dt", "0.02", "--surrogates", "d2r2,sindy", "-p", "d2r2.degree=2",
        "-p", "sindy.noise=0.01", "--train-steps", "300", "--starts", "6", "--spacing", "20",
        "--max-steps", "50", "--climate", "0", "--start-window", "30", "--noise", "0.01",
        "--ensemble", "10", "--report", page.toString());
    browser.open(page);
    browser.await(DRAWN);

    assertEquals(2, count("#table-ensembles tbody tr"));
    assertEquals(4, count("#figure-spread .scatterlayer path.js-line"), "error and spread of each");
    assertEquals(2, count("#figure-coverage .scatterlayer path.js-line"));
    assertEquals(List.of(), browser.errors());
    browser.open(report("lorenz63"));
    browser.await(DRAWN);
    assertEquals(0, count("#figure-spread"));
  }

  private int count(String selector) {
    return browser.evaluate("document.querySelectorAll('%s').length".formatted(selector))
        .intValue();
  }

  private JsonNode camera() {
    return browser.evaluate(
        "document.getElementById('figure-attractor')._fullLayout.scene._scene.getCamera().eye");
  }

  private static Path report(String system) {
    Path page = folder.resolve(system + ".html");
    if (Files.exists(page)) {
      return page;
    }
    write(
        "compare", system, "--surrogates", "d2r2", "-p", "d2r2.degree=2", "--train-steps", "1000",
        "--starts", "4", "--spacing", "50", "--max-steps", "400", "--climate", "3000", "--report",
        page.toString());
    return page;
  }

  private static void write(String... words) {
    var err = new StringWriter();
    int code = Main.run(words, new PrintWriter(new StringWriter()), new PrintWriter(err));
    assertEquals(0, code, err.toString());
  }
}
