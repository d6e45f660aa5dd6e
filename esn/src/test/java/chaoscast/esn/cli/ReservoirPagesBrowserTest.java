package chaoscast.esn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.browser.Chromium;
import chaoscast.core.browser.InBrowser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
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
          List.of("learn-forecast", "--data", "WAVES", "--nodes", "20", "--seeds", "2"),
          List.of("spiking", "stability"),
          List.of("spiking", "simulate", "-p", "excitatorySide=64", "-p", "inhibitorySide=32",
              "--settling", "0", "--duration", "100"),
          List.of("balance", "--neurons", "300,600", "--settling", "20", "--duration", "100"),
          List.of("field"),
          List.of("modes", "--data", "WAVES", "--variables", "4", "--sets", "3", "--factors", "2"),
          List.of("radii", "--data", "WAVES", "--surrogates", "hsr-esn", "--radii", "0.1,0.9",
              "--networks", "1", "-p", "nodes=30", "-p", "warmUp=10", "--variables", "8", "--sets",
              "1",
              "--factors", "2"),
          List.of("in-degree", "hsr-esn", "--data", "WAVES", "--networks", "1", "-p", "nodes=30"),
          List.of("spiking", "track", "-p", "excitatorySide=16", "-p", "inhibitorySide=8", "-q",
              "period=120", "-q", "fitted=3", "-q", "tested=2", "-q", "read=20", "--seeds", "1"),
          List.of("spiking", "layers", "--side", "12", "--duration", "1000", "--seeds", "1"));

  @TempDir
  Path folder;

  @Test
  void everyFigureIsDrawnAndFitsAPhone(Chromium browser) throws Exception {
    Path waves = folder.resolve("waves.csv");
    var text = new StringBuilder("t,x,y,z,u,v\n");
    for (int i = 0; i < 2000; i++) {
      double t = 0.1 * i;
      text.append(
          "%s,%s,%s,%s,%s,%s\n".formatted(
              t, Math.sin(t), Math.cos(1.3 * t) + Math.sin(t), Math.sin(0.7 * t) + Math.sin(t),
              Math.cos(0.4 * t), Math.sin(2.1 * t)));
    }
    Files.writeString(waves, text);
    for (List<String> command : COMMANDS) {
      Path page =
          folder.resolve(
              command.getFirst() + "-" + COMMANDS.indexOf(command) + ".html");
      var words = new ArrayList<>(command);
      words.replaceAll(word -> word.equals("WAVES") ? waves.toString() : word);
      words.addAll(List.of("--html", page.toString()));
      var err = new StringWriter();
      int code =
          new CommandLine(new ReservoirCommands().command())
              .setOut(new PrintWriter(new StringWriter()))
              .setErr(new PrintWriter(err))
              .execute(words.toArray(String[]::new));
      assertEquals(0, code, command + ": " + err);
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
