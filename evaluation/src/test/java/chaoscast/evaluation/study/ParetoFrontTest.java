package chaoscast.evaluation.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Cost;
import chaoscast.core.Seed;
import chaoscast.evaluation.score.HorizonStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
  private static StudyRow row(long multiplyAdds, double... horizon) {
    return new StudyRow(
        Map.of(),
        horizon.length == 0
            ? Optional.empty()
            : Optional.of(HorizonStatistics.of(horizon, 0, new Seed(1))),
        0,
        0,
        new Cost(0, 0, multiplyAdds, 0, 0),
        Map.of(),
        List.of());
  }

  @Test
  void onlyWhatNoOtherBeatsInCostOrHorizonIsOnTheFront() {
    List<StudyRow> rows =
        List.of(row(10, 2), row(10, 3), row(20, 3), row(20, 4), row(5, 1), row(5, 1), row(1));
    assertEquals(
        List.of(false, true, false, true, true, true, false),
        rows.stream().map(row -> ParetoFront.contains(rows, row)).toList(),
        "equals do not beat each other, and what has no horizon is not on it");
  }
}
