package chaoscast.evaluation.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Activity;
import chaoscast.core.InputException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifeSignsTest {
  private static final String VARIABLE = "CHAOSCAST_LIFE_SIGNS";

  private final StringWriter said = new StringWriter();

  @Test
  void sayWhatIsDoneUnlessABarShowsIt() throws Exception {
    var bar = new AtomicBoolean(true);
    long start = System.nanoTime() - 3_000_000_000L;
    try (var _ = new LifeSigns(
        new PrintWriter(said), bar::get, start, Map.of(VARIABLE, "0.1"))) {
      Activity.at("train", 1, 4);
      Thread.sleep(300);
      assertEquals("", said.toString());
      bar.set(false);
      until("train: 25%, 3 s\n");
    }
  }

  /// Nine seconds after the process began it is time for a line, whatever the start itself has taken.
  @Test
  void beginWithinTenSecondsOfTheProcess() throws Exception {
    long start = System.nanoTime() - 9_000_000_000L;
    try (var _ = new LifeSigns(new PrintWriter(said), () -> false, start, Map.of())) {
      until("working, 9 s\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "0.01", "11", "1e999", "NaN", "0x1p0", "1d", "\u0663", "\u001b[2J"})
  void refuseATimeThatIsNone(String time) {
    var failure =
        assertThrows(
            InputException.class,
            () -> new LifeSigns(
                new PrintWriter(said), () -> false, System.nanoTime(), Map.of(VARIABLE, time)));
    assertTrue(
        failure.getMessage().startsWith(
            "CHAOSCAST_LIFE_SIGNS must be a number of seconds from 0.1 to 10 but was '"),
        failure.getMessage());
    assertTrue(failure.getMessage().indexOf('\u001b') < 0);
  }

  private void until(String line) throws InterruptedException {
    for (int i = 0; i < 200 && said.toString().isEmpty(); i++) {
      Thread.sleep(20);
    }
    assertTrue(said.toString().startsWith(line), said.toString());
  }
}
