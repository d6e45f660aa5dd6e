package chaoscast.evaluation.report;

import chaoscast.core.browser.Chromium;
import chaoscast.core.browser.InBrowser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.evaluation.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages of studies as a browser shows them. Needs Chromium.
@InBrowser
class StudyPageBrowserTest {
  private static final String DRAWN = "document.documentElement?.dataset.drawn === 'yes'";

  @TempDir
  Path folder;

  private Chromium browser;

  @BeforeEach
  void start(Chromium only) {
    browser = only;
  }

  @Test
  void everyKindOfStudyIsDrawnWithoutAnError() throws Exception {
    open("sensitivity", "d2r2", "-p", "degree=2,3", "--seeds", "1");
    assertEquals(2, count("#figure-curve circle"), "a dot for each value");
    assertEquals(1, count("#figure-curve .shade"), "the band of the intervals");

    open("sensitivity", "d2r2", "-p", "degree=2,3", "--seeds", "1", "--measures", "rank");
    assertTrue(text("#table-points thead").contains("rank"), text("#table-points thead"));
    assertFalse(text("#table-points thead").contains("condition"), "nobody asked for it");

    open("sensitivity", "d2r2", "-p", "degree=2,3", "-p", "noise=0,0.01,0.1", "--seeds", "1");
    assertEquals(6, count("#figure-map-0 td small"), "each cell tells its interval");
    assertEquals(1, text("#figure-map-0").split("★", -1).length - 1, "the best one is marked");
    assertEquals(6, count("#table-points tbody tr"));

    open("ablation", "d2r2", "-p", "degree=2", "-p", "ridge=-1", "--seeds", "1");
    assertEquals(2, count("#figure-ablation circle"), "the failed one has no point");
    assertTrue(text("#table").contains("[1] ridge must be ≥ 0"), text("#table"));

    open(
        "precision", "lorenz63", "--surrogates", "d2r2", "--formats",
        "binary64;binary16;reduced(6,10);reduced(12,10);reduced(12,4)");
    for (String figure : List.of("formats", "mantissa", "exponent")) {
      assertTrue(count("#figure-" + figure + " circle") > 1, figure);
    }

    open("cost", "-p", "d2r2.degree=2,3", "-p", "lsr-esn.nodes=30");
    assertEquals(3, count("#figure-cost circle"), "a dot for each trial");
    assertEquals(1, count("#figure-cost .front"));

    open("scaling", "d2r2", "lorenz96", "--sizes", "K=5,8", "--set", "degree=2");
    assertEquals(2, count("#figure-seconds circle"));

    open(
        "systems", "--systems", "henon,logistic", "--surrogates", "d2r2,analog", "--noise",
        "0,0.01");
    assertEquals(6, count("#grid tbody tr"), "two systems and a heading for each noise");
    assertTrue(count("#grid td.won") >= 4, "each row has a winner");
    assertEquals(2, count("#figure-ranks .marks .fat"), "a median for each surrogate");

    open("search", "d2r2", "--trials", "3", "-p", "ridge=1e-6:1e-2:log");
    assertEquals(3, count("#figure-0 circle"), "a dot for each trial");
    assertTrue(text("#plots .command code").startsWith("-p ridge="), text("#plots .command"));
    assertEquals(1, count("#plots .command button"), "options can be copied");
    assertEquals(List.of(), browser.errors());
  }

  private int count(String selector) {
    return browser.evaluate("document.querySelectorAll('%s').length".formatted(selector))
        .intValue();
  }

  private String text(String selector) {
    return browser.evaluate("document.querySelector('%s').textContent".formatted(selector))
        .textValue();
  }

  private void open(String... study) throws Exception {
    Path page = folder.resolve(study[0] + study.length + ".html");
    var words = new ArrayList<>(List.of("study"));
    words.addAll(List.of(study));
    words.addAll(
        List.of("--train-steps", "1000", "--starts", "4", "--spacing", "50", "--max-steps", "400"));
    words.addAll(List.of("--html", page.toString()));
    var err = new StringWriter();
    int code =
        Main.run(
            words.toArray(String[]::new), new PrintWriter(new StringWriter()),
            new PrintWriter(err));
    assertEquals(0, code, err.toString());
    assertTrue(Files.size(page) < 1_000_000, "size " + Files.size(page));
    browser.open(page);
    browser.await(DRAWN);
    String command = text(".command:has(#copy) code");
    assertTrue(command.startsWith("chaoscast study " + study[0]), command);
  }
}
