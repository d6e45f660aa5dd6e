package chaoscast.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {
  @Test
  void linesBreakAtTheLastBlankThatFits() {
    assertEquals(List.of("one two", "three"), Wrapping.lines("one two three", 9));
  }

  @Test
  void longWordKeepsALineToItself() {
    assertEquals(List.of("a", "incomprehensible", "b"), Wrapping.lines("a incomprehensible b", 5));
  }

  @Test
  void numberIsNotTornApart() {
    assertEquals(List.of("after", "2 000", "steps"), Wrapping.lines("after 2 000 steps", 8));
  }

  @Test
  void hangingIndentLeavesTheFirstLineAlone() {
    assertEquals("one\n  two\n", Wrapping.hanging("one two", "  ", 6));
  }
}
