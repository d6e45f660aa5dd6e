package chaoscast.esn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.browser.Chromium;
import chaoscast.core.browser.InBrowser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Pages as a browser shows them. Needs Chromium.
@InBrowser
class ReservoirPagesBrowserTest {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("learn", "--nodes", "30", "--seeds", "2", "-p", "trialSteps=400", "-p",
              "trainingTrials=2", "-p", "testTrials=1"),
          List.of("spiking", "stability"),
          List.of("spiking", "simulate", "-p", "excitatorySide=64", "-p", "inhibitorySide=32",
              "--settling", "0", "--duration", "100"));

  @TempDir
  Path folder;

  @Test
  void everyFigureIsDrawnAndFitsAPhone(Chromium browser) throws Exception {
    for (List<String> command : COMMANDS) {
      Path page =
          folder.resolve(command.get(command.size() > 2 ? 1 : 0) + command.size() + ".html");
      var words = new ArrayList<>(command);
      words.addAll(List.of("--html", page.toString()));
      int code =
          new CommandLine(new ReservoirCommands().command())
              .setOut(new PrintWriter(new StringWriter()))
              .setErr(new PrintWriter(new StringWriter()))
              .execute(words.toArray(String[]::new));
      assertEquals(0, code);
      browser.emulate(390, true);
      browser.open(page);
      browser.await(
          "location.href.endsWith('" + page.getFileName()
              + "') && document.documentElement?.dataset.drawn === 'yes'");
      assertTrue(browser.evaluate("document.documentElement.scrollWidth").intValue() <= 390);
      int figures =
          browser.evaluate("document.querySelectorAll('[data-figure]').length").intValue();
      assertTrue(figures >= 2, figures + " figures");
      assertEquals(
          figures,
          browser.evaluate(
              "[...document.querySelectorAll('[data-figure]')].filter(f => { const svg ="
                  + " f.querySelector('svg'); const box = svg.querySelector('.marks').getBBox();"
                  + " return svg.ariaLabel && box.width + box.height > 50; }).length")
              .intValue());
      browser.evaluate("document.getElementById('play')?.click()");
    }
    assertEquals(List.of(), browser.errors());
  }
}
