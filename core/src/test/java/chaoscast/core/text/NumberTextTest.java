package chaoscast.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumberTextTest {
  @Test
  void scientificHasTwoDigitsAndAShortPower() {
    assertEquals("2.1e-4", NumberText.scientific(2.09e-4));
    assertEquals("1.0", NumberText.scientific(1));
    assertEquals("5.4e3", NumberText.scientific(5432));
    assertEquals("2.0e15", NumberText.scientific(2e15));
    assertEquals("3.0e-13", NumberText.scientific(3e-13));
    assertEquals("0", NumberText.scientific(0));
  }

  @Test
  void significantKeepsThreeDigits() {
    assertEquals("0.094", NumberText.significant(0.0937));
    assertEquals("4.75", NumberText.significant(4.754));
    assertEquals("135", NumberText.significant(135.2));
    assertEquals("0.00", NumberText.significant(0));
    assertEquals("3.1e-4", NumberText.significant(0.000312), "never 0.000");
    assertEquals("4.0e-4", NumberText.significant(0.0004, 1));
  }

  @Test
  void plainReadsBackAsTheSameNumber() {
    assertEquals("10", NumberText.plain(10));
    assertEquals("0.015625", NumberText.plain(1.0 / 64));
    assertEquals("1e-4", NumberText.plain(1e-4));
  }

  @Test
  void thousandsAreGrouped() {
    assertEquals("300 000", NumberText.grouped(300_000));
    assertEquals("42", NumberText.grouped(42));
  }

  @Test
  void whatIsUnknownOrInfiniteHasASignOfItsOwn() {
    assertEquals("–", NumberText.fixed(Double.NaN, 2));
    assertEquals("∞", NumberText.scientific(Double.POSITIVE_INFINITY));
    assertEquals("−∞", NumberText.significant(Double.NEGATIVE_INFINITY));
  }
}
