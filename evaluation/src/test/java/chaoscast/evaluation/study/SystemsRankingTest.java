package chaoscast.evaluation.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Cost;
import chaoscast.core.Seed;
import chaoscast.evaluation.score.HorizonStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SystemsRankingTest {
  private static final Cost COST = new Cost(1, 1, 1, 0, 8);

  @Test
  void equalHorizonsShareTheMeanOfTheirRanksAndFailuresComeLast() {
    assertArrayEquals(
        new double[] {2.5, 1, 2.5, 5.5, 4, 5.5},
        SystemsRanking.ranks(new double[] {2, 3, 2, Double.NaN, 0, Double.NaN}));
  }

  /// Horizons in time units times λ₁ = 2; of system three, whose λ₁ is unknown, only ranks count.
  @Test
  void standingsAreMediansOverSystemsAndNoises() {
    var rows = new ArrayList<StudyRow>();
    add(rows, "one", "0", 2, 3, 1);
    add(rows, "one", "0.1", 2, 0.5, 1);
    add(rows, "two", "0", 2, 2, Double.NaN);
    add(rows, "two", "0.1", 2, 1, 1);
    add(rows, "three", "0", Double.NaN, 7, 8);
    SystemsRanking ranking = SystemsRanking.of(rows);
    assertEquals(List.of("first", "second"), ranking.surrogates());
    assertEquals(List.of("0", "0.1"), ranking.noises());
    assertArrayEquals(new double[] {6, 2}, ranking.lines().getFirst().horizons());
    assertArrayEquals(new double[] {7, 8}, ranking.lines().getLast().horizons());
    var first = ranking.standings(Optional.empty()).get(0);
    assertEquals(
        new SystemsRanking.Standing("first", 1.5, 3, (4 + 2) / 2.0), first);
    var second = ranking.standings(Optional.empty()).get(1);
    assertEquals(new SystemsRanking.Standing("second", 1.5, 3, 2), second);
    assertEquals(
        new SystemsRanking.Standing("first", 1, 2, 5),
        ranking.standings(Optional.of("0")).get(0));
  }

  @Test
  void whoSeesNothingDoesNotWin() {
    var rows = new ArrayList<StudyRow>();
    add(rows, "one", "0", 1, 0, 0);
    assertFalse(SystemsRanking.of(rows).lines().getFirst().isWon(0));
    add(rows, "two", "0", 1, 1, 1);
    assertTrue(SystemsRanking.of(rows).lines().getLast().isWon(1));
  }

  private static void add(
      List<StudyRow> rows, String system, String noise, double exponent, double... horizons) {
    String[] labels = {"first", "second"};
    for (int i = 0; i < labels.length; i++) {
      Map<String, String> factors = new LinkedHashMap<>();
      factors.put("system", system);
      factors.put("noise", noise);
      factors.put("surrogate", labels[i]);
      boolean failed = Double.isNaN(horizons[i]);
      rows.add(
          new StudyRow(
              factors,
              failed ? Optional.empty()
                  : Optional.of(
                      HorizonStatistics.of(new double[] {horizons[i]}, 0, new Seed(1))),
              0,
              0,
              COST,
              failed || Double.isNaN(exponent) ? Map.of() : Map.of(Measure.EXPONENT, exponent),
              failed ? List.of("singular") : List.of()));
    }
  }
}
