package chaoscast.evaluation.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarsTest {
  private final StringWriter err = new StringWriter();

  @Test
  void nothingIsDrawnWhereNoTerminalIs() {
    try (var bars = new ProgressBars(new PrintWriter(err), false)) {
      bars.at("train d2r2", 1, 10);
    }

    assertEquals("", err.toString());
  }

  @Test
  void everyStageHasABarOfItsOwnThatIsGoneAtItsEnd() {
    try (var bars = new ProgressBars(new PrintWriter(err), true)) {
      bars.at("generate", 1, 10);
      bars.at("generate", 10, 10);
      bars.at("train d2r2", 5, 10);
    }

    String drawn = err.toString();
    assertTrue(drawn.contains("generate"), drawn);
    assertTrue(drawn.indexOf("train d2r2") > drawn.indexOf("generate"), drawn);
    assertTrue(drawn.endsWith("\r"), drawn);
    assertTrue(drawn.substring(0, drawn.length() - 1).endsWith(" ".repeat(79)), drawn);
    assertTrue(!drawn.contains("\n"), drawn);
  }
}
