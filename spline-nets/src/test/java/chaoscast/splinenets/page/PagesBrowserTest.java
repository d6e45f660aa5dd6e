package chaoscast.splinenets.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.browser.Chromium;
import chaoscast.core.browser.InBrowser;
import chaoscast.splinenets.cli.SplineCommands;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Pages as a browser shows them. Needs Chromium.
@InBrowser
class PagesBrowserTest {
  private static final String DRAWN = "document.documentElement?.dataset.drawn === 'yes'";
  private static final String FRAME = "Number(document.getElementById('movie').dataset.frame)";
  private static final String FIT =
      "document.querySelector('#figure-fit [data-layer=fit] path').getAttribute('d')";

  @TempDir
  static Path folder;

  private Chromium browser;

  @BeforeEach
  void start(Chromium only) {
    browser = only;
  }

  @Test
  void theMovieOfLearningPlaysPausesAndFollowsTheSlider() throws Exception {
    show(1000, "train", "--neurons", "12", "--duration", "100", "--frames", "300");
    assertEquals(4, figures());
    assertTrue(frame() > 0 && frame() < 299, "opens where something is to be seen");
    browser.evaluate(
        "(s => {s.value = 0; s.dispatchEvent(new Event('input'));})(document.getElementById('slider'))");
    assertEquals(0, frame());
    String first = text(FIT);

    click("play");
    browser.await(FRAME + " >= 6");
    assertEquals("true", text("document.getElementById('play').ariaPressed"));
    click("play");
    assertEquals("false", text("document.getElementById('play').ariaPressed"));
    int paused = frame();
    Thread.sleep(300); // more than four frames of a movie that plays
    assertEquals(paused, frame());
    assertNotEquals(first, text(FIT));

    browser.press("ArrowRight");
    assertEquals(paused, frame(), "a button that has the focus keeps its keys");
    browser.evaluate("document.activeElement.blur()");
    browser.press("ArrowRight");
    assertEquals(paused + 1, frame());
    String stepped = text(FIT);
    JsonNode slider = box("slider");
    double y = slider.get(1).doubleValue() + slider.get(3).doubleValue() / 2;
    double x = slider.get(0).doubleValue();
    double width = slider.get(2).doubleValue();
    browser.click(x + 0.9 * width, y);
    assertEquals(270, frame(), 10);
    assertNotEquals(stepped, text(FIT));
    assertTrue(text("document.getElementById('slider').ariaValueText").startsWith("time "));

    JsonNode loss = box("figure-loss");
    browser.click(
        loss.get(0).doubleValue() + 1, loss.get(1).doubleValue() + loss.get(3).doubleValue() / 2);
    assertEquals(0, frame(), "a click at the left of the loss curve goes to the start");
    assertEquals(first, text(FIT));
    browser.press(" ");
    browser.await(FRAME + " >= 1");
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void everyFigureOfTheOtherPagesIsDrawn() throws Exception {
    show(1000, "init", "--networks", "2", "--sampled", "1000", "--widths", "10,100");
    assertEquals(13, figures());
    show(1000, "hessian", "--neurons", "4", "--starts", "2", "--duration", "20");
    assertEquals(3, figures());
    show(1000, "regimes", "--neurons", "10", "--duration", "1", "--draws", "1", "--widths",
        "10,100");
    assertEquals(13, figures());
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void pagesFitAPhoneAndFollowTheDarkScheme() throws Exception {
    show(390, "train", "--neurons", "5", "--duration", "1", "--frames", "5");
    assertTrue(browser.evaluate("document.documentElement.scrollWidth").intValue() <= 390);
    assertEquals("rgb(22, 24, 28)", text("getComputedStyle(document.body).backgroundColor"));
    String curve = "getComputedStyle(document.querySelector('#figure-fit .s1')).stroke";
    String dark = text(curve);
    browser.emulate(390, false);
    browser.await(curve + " !== '" + dark + "'");
    assertEquals("rgb(255, 255, 255)", text("getComputedStyle(document.body).backgroundColor"));
    assertEquals(List.of(), browser.errors());
  }

  /// Opens the page that a command writes, in the dark scheme, and waits for its figures.
  private void show(int width, String... words) throws Exception {
    Path page = folder.resolve(words[0] + width + ".html");
    var command = new ArrayList<>(List.of(words));
    command.addAll(List.of("--html", page.toString()));
    var err = new StringWriter();
    int code =
        new CommandLine(new SplineCommands().command())
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err))
            .execute(command.toArray(String[]::new));
    assertEquals(0, code, err.toString());
    assertTrue(Files.size(page) < 1_000_000, "size " + Files.size(page));
    String html = Files.readString(page);
    assertFalse(html.contains("src=") || html.contains("<link rel=\"stylesheet\""), "loads more");
    browser.emulate(width, true);
    browser.open(page);
    browser.await("document.title.length > 0 && location.href.endsWith('" + page.getFileName()
        + "') && " + DRAWN);
  }

  /// @return how many figures there are, each of which has marks of some size and a description
  private int figures() {
    String drawn =
        "[...document.querySelectorAll('[data-figure]')].filter(f => {"
            + " const svg = f.querySelector('svg'); const box = svg.querySelector('.marks').getBBox();"
            + " return svg.ariaLabel && box.width + box.height > 50; }).length";
    int count = browser.evaluate("document.querySelectorAll('[data-figure]').length").intValue();
    assertEquals(count, browser.evaluate(drawn).intValue());
    return count;
  }

  private int frame() {
    return browser.evaluate(FRAME).intValue();
  }

  private String text(String expression) {
    return browser.evaluate(expression).textValue();
  }

  private void click(String id) {
    JsonNode at = box(id);
    browser.click(
        at.get(0).doubleValue() + at.get(2).doubleValue() / 2,
        at.get(1).doubleValue() + at.get(3).doubleValue() / 2);
  }

  /// @return x, y, width and height on the screen
  private JsonNode box(String id) {
    return browser.evaluate(
        "(() => {const e = document.getElementById('%s'); e.scrollIntoView({block: 'center'});"
            .formatted(id)
            + " const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height];})()");
  }
}
