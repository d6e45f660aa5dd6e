package chaoscast.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.text.DisplayWidth;
import chaoscast.core.text.TextWidth;
import chaoscast.evaluation.compare.ComparisonResult;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {
  @Test
  void headingStatesSystemAndConventionInWords() {
    ComparisonResult result = SampleResult.plain();

    String heading = flat(ComparisonText.heading(result.system(), result.protocol()));

    assertTrue(
        heading.startsWith(
            "tiny (sigma 10, coupling ring): 3 observed variables of 5, Δt = 0.25, λ₁ = 2 "),
        heading);
    for (String part : List.of(
        "protocol short: trained on 3 000 states",
        "all variables less one mean, divided by one standard deviation",
        "2 starts 40 steps apart",
        "each surrogate's own warm-up",
        "Δt × consecutive steps, from the first, with error ≤ 0.3",
        "at most 1 000 steps = 250 time units (500 Lyapunov times)",
        "relative, ‖x̂ − x‖ / ‖x‖ of each scaled state",
        "95% CI: bootstrap of the mean over starts")) {
      assertTrue(heading.contains(part), part + " is not in " + heading);
    }
  }

  @Test
  void unknownExponentIsSaidToBeUnknown() {
    ComparisonResult result = new SampleResult(OptionalDouble.empty(), 0, 0, 3).result();

    String heading = flat(ComparisonText.heading(result.system(), result.protocol()));

    assertTrue(heading.contains("λ₁ unknown"), heading);
    assertFalse(heading.contains("Lyapunov times"), heading);
    assertTrue(table(result).contains("horizon, time units"), table(result));
  }

  @Test
  void surrogatesStandAboveARuleAndBaselinesBelowIt() {
    List<String> lines = table(SampleResult.plain()).lines().skip(2).toList();

    assertTrue(lines.get(0).contains("horizon, Lyapunov times"), lines.get(0));
    assertTrue(lines.get(1).startsWith("surrogate"), lines.get(1));
    assertTrue(lines.get(2).startsWith("──"), lines.get(2));
    assertEquals(
        "d2r2         3.00 ± 1.00  2.75–3.25    3.06        1.50    1.50  2.0e-4      –  0.500"
            + "     1.25      3",
        lines.get(3));
    assertTrue(lines.get(4).startsWith("──"), lines.get(4));
    assertEquals(
        "climatology  0.50 ± 1.00  0.25–0.75    0.56        0.25    1.50", lines.get(5));
  }

  @Test
  void pairsOverTheSameStartsAreComparedInLyapunovTimes() {
    String table = flat(table(SampleResult.plain()));

    assertTrue(table.contains("d2r2 − d2r2 again 1.00 0.50 … 1.50 5 3 1 0.50"), table);
    assertTrue(table.contains("growth: rate at which small errors grow, as a multiple of λ₁."));
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    ComparisonResult result = new SampleResult(OptionalDouble.of(2), 1, 2, 2).result();
    String table = TextWidth.of(80).during(() -> table(result));

    table
        .lines()
        .forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
  }

  @Test
  void censoringIsExplainedOnlyWhereThereIsSome() {
    assertFalse(table(SampleResult.plain()).contains("cens."));

    String table = table(new SampleResult(OptionalDouble.of(2), 1, 0, 3).result());

    assertTrue(table.contains("cens."), table);
    assertTrue(flat(table).contains("their horizons are lower bounds"), table);
  }

  @Test
  void divergenceIsPointedOut() {
    String table = table(new SampleResult(OptionalDouble.of(2), 0, 1, 3).result());

    assertTrue(table.contains("d2r2 diverged: 1 of 2 forecasts left the finite numbers."), table);
  }

  @Test
  void theVerdictStandsAboveTheTableInOneSentence() {
    assertEquals(
        "d2r2 sees 3.00 Lyapunov times (95% CI 2.75–3.25).",
        table(SampleResult.plain()).lines().findFirst().orElseThrow());
  }

  @Test
  void remarksAreLeftToWhoeverPrintsTheTable() {
    String table = table(new SampleResult(OptionalDouble.of(2), 0, 0, 2).result());

    assertFalse(table.contains("singular"), table);
  }

  private static String table(ComparisonResult result) {
    return ComparisonText.table(result);
  }

  /// Without line breaks and indents.
  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
