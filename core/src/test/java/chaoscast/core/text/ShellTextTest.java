package chaoscast.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTextTest {
  @Test
  void wordsThatAShellLeavesAloneStayAsTheyAre() {
    assertEquals(
        "chaoscast compare -p d2r2.degree=3 --json /tmp/a.json",
        ShellText.of(
            List.of("chaoscast", "compare", "-p", "d2r2.degree=3", "--json", "/tmp/a.json")));
  }

  @Test
  void otherWordsAreQuoted() {
    assertEquals("'my file.csv'", ShellText.of(List.of("my file.csv")));
    assertEquals("'it'\\''s'", ShellText.of(List.of("it's")));
    assertEquals("''", ShellText.of(List.of("")));
    assertEquals("'reduced(12,10)'", ShellText.of(List.of("reduced(12,10)")));
  }
}
