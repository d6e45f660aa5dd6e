package chaoscast.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        table.render());
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
        table.render());
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
        table.render());
  }

  @Test
  void alignmentCountsTerminalCellsNotCharacters() {
    var table = new TextTable(List.of(Column.left("x̂"), Column.right("", "n")));
    table.row("日本", "1");
    table.row("λ₁", "2");

    assertEquals("x̂     n\n───────\n日本  1\nλ₁    2\n", table.render());
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
        table.render(new TextWidth(25, true)));
  }

  @Test
  void wordsAreBrokenBeforeAGroupWithALongNameLosesItsColumns() {
    var table =
        new TextTable(
            List.of(Column.left("forecaster"), Column.right("horizon, time units", "mean")));
    table.row("a network without any recurrence", "0.41");

    assertEquals(
        """
                            horizon, time units
        forecaster          mean
        ────────────────────────
        a network without   0.41
        any recurrence
        """,
        table.render(new TextWidth(39, false)));
  }

  @Test
  void aNarrowTerminalLosesTheLeastImportantColumnsAndSaysSo() {
    var table =
        new TextTable(
            List.of(
                Column.left("name"),
                Column.right("cost", "fit s").lesser(1),
                Column.right("", "mean"),
                Column.right("", "kB").lesser(2)));
    table.row("a surrogate", "0.123", "12.3", "1000");

    assertEquals(
        """
                     cost
        name         fit s  mean
        ────────────────────────
        a surrogate  0.123  12.3
        (--wide shows also: kB)
        """,
        table.render(new TextWidth(25, false)));
    assertEquals(
        """
        name         mean
        ─────────────────
        a surrogate  12.3
        (--wide shows also:
          cost fit s, kB)
        """,
        table.render(new TextWidth(22, false)));
    assertEquals(
        "a surrogate  0.123  12.3  1000",
        table.render(new TextWidth(22, true)).lines().toList().getLast());
  }

  @Test
  void wordsAreBrokenBeforeImportantColumnsGo() {
    var table = new TextTable(List.of(Column.left("kind"), Column.right("", "n")));
    table.row("some rather long words here", "1");

    assertEquals(
        """
        kind              n
        ───────────────────
        some rather long  1
        words here
        """,
        table.render(new TextWidth(19, false)));
  }

  @Test
  void rejectsARowOfAnotherLength() {
    var table = new TextTable(List.of(Column.left("a"), Column.left("b")));

    assertThrows(IllegalArgumentException.class, () -> table.row("1"));
  }

  @Test
  void saysWhetherThereIsRoomForAColumn() {
    var table =
        new TextTable(List.of(Column.right("", "a"), Column.right("error", "growth").lesser(1)));
    table.row("1".repeat(70), "2".repeat(20));

    assertFalse(TextWidth.of(80).during(() -> table.shows("growth")));
    assertTrue(TextWidth.of(80).during(() -> table.shows("a")));
    assertTrue(TextWidth.of(100).during(() -> table.shows("growth")));
  }
}
