package chaoscast.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
    assertTrue(Files.size(page) < 1_000_000, "size " + Files.size(page));

    browser.open(page);
    browser.await(DRAWN);

    for (String figure : List.of("growth", "horizons", "forecasts", "cost", "climate")) {
      assertTrue(count("#figure-" + figure + " .marks .series") > 0, figure);
      assertFalse(text("#figure-" + figure + " svg", "ariaLabel").isBlank());
    }
    String before = text("#figure-attractor .s1", "getAttribute('d')");
    Place middle = place("#figure-attractor svg", 0.5, 0.5);
    browser.drag(middle.x(), middle.y(), middle.x() + 120, middle.y() + 40);
    browser.await(
        "document.querySelector('#figure-attractor .s1').getAttribute('d') !== '" + before + "'");
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void curvesAreReadOffZoomedAndHidden() throws Exception {
    browser.open(report("lorenz63"));
    browser.await(DRAWN);
    String curve = "#figure-growth .marks .s1";
    String whole = text(curve, "getAttribute('d')");
    String[] first = whole.substring(1, whole.indexOf('L')).split(" ", -1);
    Place corner = place("#figure-growth svg", 0, 0);

    browser.click(
        corner.x() + Double.parseDouble(first[0]) + 1,
        corner.y() + Double.parseDouble(first[1]) + 1);
    assertTrue(
        text("#figure-growth .tip.shown", "textContent").startsWith("d2r2: "),
        text("#figure-growth .tip", "textContent"));

    Place from = place("#figure-growth svg", 0.3, 0.5);
    Place to = place("#figure-growth svg", 0.6, 0.5);
    browser.drag(from.x(), from.y(), to.x(), to.y());
    assertNotEquals(whole, text(curve, "getAttribute('d')"));
    browser.evaluate(
        "document.querySelector('#figure-growth svg').dispatchEvent(new MouseEvent('dblclick'))");
    assertEquals(whole, text(curve, "getAttribute('d')"));

    browser.evaluate("document.querySelector('#figure-growth + .legend button').click()");
    assertEquals(0, count(curve));
    assertEquals("false", text("#figure-growth + .legend button", "ariaPressed"));
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void lorenz96IsShownInSpaceAndTime() throws Exception {
    browser.open(report("lorenz96"));
    browser.await(DRAWN);

    assertEquals(2, count("#figure-spacetime image"));
    assertEquals(0, count("#figure-attractor"));
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void fitsAPhoneAndFollowsTheDarkScheme() throws Exception {
    browser.emulate(390, true);
    browser.open(report("lorenz63"));
    browser.await(DRAWN);

    assertTrue(browser.evaluate("document.documentElement.scrollWidth").intValue() <= 390);
    assertEquals(0, browser.evaluate("[...document.querySelectorAll('.command span')]"
        + ".filter(word => word.textContent.startsWith('--') && word.getClientRects().length > 1).length")
        .intValue(), "options that a line break cuts");
    assertEquals(
        "rgb(22, 24, 28)",
        browser.evaluate("getComputedStyle(document.body).backgroundColor").textValue());
    String stroke = "getComputedStyle(document.querySelector('#figure-growth .s1')).stroke";
    assertEquals("rgb(86, 180, 233)", browser.evaluate(stroke).textValue());
    browser.emulate(390, false);
    browser.await(stroke + " === 'rgb(0, 114, 178)'");
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
    assertEquals("chaoscast: lorenz63", text("h1", "textContent"));
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
    assertEquals(4, count("#figure-spread .marks .series"), "error and spread of each");
    assertEquals(2, count("#figure-coverage .marks .series:not(.s0)"));
    assertEquals(List.of(), browser.errors());
    browser.open(report("lorenz63"));
    browser.await(DRAWN);
    assertEquals(0, count("#figure-spread"));
  }

  private int count(String selector) {
    return browser.evaluate("document.querySelectorAll('%s').length".formatted(selector))
        .intValue();
  }

  /// @return what an expression of the first such element gives, such as `textContent`
  private String text(String selector, String expression) {
    return browser.evaluate(
        "document.querySelector(`%s`).%s".formatted(selector, expression)).textValue();
  }

  private record Place(double x, double y) {}

  /// Brings an element into view.
  ///
  /// @return the place at these shares of its width and height
  private Place place(String selector, double across, double down) {
    JsonNode box =
        browser.evaluate(
            "(f => {f.scrollIntoView({block: 'center'}); const r = f.getBoundingClientRect();"
                .concat(" return [r.x, r.y, r.width, r.height];})(document.querySelector('%s'))")
                .formatted(selector));
    return new Place(
        box.get(0).doubleValue() + across * box.get(2).doubleValue(),
        box.get(1).doubleValue() + down * box.get(3).doubleValue());
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
