package chaoscast.evaluation.report.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Cost;
import chaoscast.core.Seed;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.study.StudyRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StudyVerdictTest {
  /// All starts alike: the interval is the mean.
  private static StudyRow row(double horizon, String... factors) {
    var named = new LinkedHashMap<String, String>();
    for (int i = 0; i < factors.length; i += 2) {
      named.put(factors[i], factors[i + 1]);
    }
    double[] starts = {horizon, horizon, horizon};
    return new StudyRow(
        named,
        horizon < 0 ? Optional.empty() : Optional.of(HorizonStatistics.of(starts, 0, new Seed(1))),
        0, 0, new Cost(0, 0, 0, 0, 0), Map.of(), List.of());
  }

  @Test
  void namesWhoSeesFarthestAndWhoLeastInLyapunovTimes() {
    assertEquals(
        "degree 3, ridge 1e-8 sees farthest: 5.00 Lyapunov times (95% CI 5.00–5.00);"
            + " degree 1, ridge 1e-8 sees least, 0.250.",
        StudyVerdict.of(
            List.of(
                row(0.5, "degree", "1", "ridge", "1e-8"),
                row(10, "degree", "3", "ridge", "1e-8"),
                row(4, "degree", "2", "ridge", "1e-8"),
                row(-1, "degree", "9", "ridge", "1e-8")),
            OptionalDouble.of(0.5)));
  }

  @Test
  void countsThoseThatSeeAsFar() {
    assertEquals(
        "as it is and one other see farthest: 2.00 time units (95% CI 2.00–2.00); prune 0.5 sees least, 1.00.",
        StudyVerdict.of(
            List.of(
                row(2, "option", "as it is", "value", ""),
                row(2, "option", "prune", "value", "0.9"),
                row(1, "option", "prune", "value", "0.5")),
            OptionalDouble.empty()));
  }

  @Test
  void aSinglePointHasNoVerdict() {
    assertEquals("", StudyVerdict.of(List.of(row(2, "degree", "1")), OptionalDouble.empty()));
  }
}
