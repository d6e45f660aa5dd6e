package chaoscast.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void wordsKeepLeftAndNumbersKeepRight() {
    var table = new TextTable(List.of(Column.left("name"), Column.right("", "n")));
    table.row("a", "1");
    table.row("longer", "100");

    assertEquals(
        """
        name      n
        ───────────
        a         1
        longer  100
        """,
        table.render(80));
  }

  @Test
  void groupsStandAboveTheirFirstColumn() {
    var table =
        new TextTable(
            List.of(
                Column.left("x"), Column.right("pair", "a"),
                Column.right("pair", "b").tightened()));
    table.row("u", "10", "20");

    assertEquals(
        """
           pair
        x   a  b
        ────────
        u  10 20
        """,
        table.render(80));
  }

  @Test
  void aGroupOfNarrowColumnsMakesRoomForItsName() {
    var table =
        new TextTable(
            List.of(
                Column.left("x"), Column.right("time units", "mean"),
                Column.right("error", "1 step")));
    table.row("u", "1.08", "6e-4");

    assertEquals(
        """
           time units  error
        x        mean  1 step
        ─────────────────────
        u        1.08    6e-4
        """,
        table.render(80));
  }

  @Test
  void alignmentCountsTerminalCellsNotCharacters() {
    var table = new TextTable(List.of(Column.left("x̂"), Column.right("", "n")));
    table.row("日本", "1");
    table.row("λ₁", "2");

    assertEquals("x̂     n\n───────\n日本  1\nλ₁    2\n", table.render(80));
  }

  @Test
  void lastColumnOfWordsIsBrokenAtBlanksToFitTheWidth() {
    var table = new TextTable(List.of(Column.left("k"), Column.left("meaning")));
    table.row("a", "some words of text that will not fit in one line");

    assertEquals(
        """
        k  meaning
        ─────────────────────────
        a  some words of text
           that will not fit in
           one line
        """,
        table.render(25));
  }

  @Test
  void rejectsARowOfAnotherLength() {
    var table = new TextTable(List.of(Column.left("a"), Column.left("b")));

    assertThrows(IllegalArgumentException.class, () -> table.row("1"));
  }
}
