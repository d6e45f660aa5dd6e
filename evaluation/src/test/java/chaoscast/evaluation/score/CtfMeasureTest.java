package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Trajectory;
import org.junit.jupiter.api.Test;

/// Matrices whose singular values, and series whose histograms, are plain to see.
class CtfMeasureTest {
  private static Trajectory of(int dimension, double... values) {
    return Trajectory.of(values, dimension, 0.05);
  }

  @Test
  void aMatrixIsMeasuredByItsLargestSingularValue() {
    // Columns are orthogonal: truth has the singular values 3 and 4, the error 0.5 and 0.3.
    Trajectory truth = of(2, 3, 0, 0, 4, 0, 0);
    Trajectory forecast = of(2, 3.5, 0, 0, 4.3, 0, 0);
    assertEquals(
        100 * (1 - 0.5 / 4), CtfMeasure.RECONSTRUCTION.score(truth, forecast), 1e-12);
    assertEquals(100, CtfMeasure.RECONSTRUCTION.score(truth, truth));
    assertEquals(
        0, CtfMeasure.RECONSTRUCTION.score(truth, of(2, new double[6])), 1e-12);
  }

  @Test
  void errorsFarBelowTheStatesAreNotLost() {
    Trajectory truth = of(2, 3, 0, 0, 4);
    Trajectory forecast = of(2, 3, 0, 0, 4 + Math.scalb(1.0, -40));
    assertEquals(
        25 * Math.scalb(1.0, -40), 100 - CtfMeasure.RECONSTRUCTION.score(truth, forecast), 2e-14);
  }

  @Test
  void theShortScoreSeesTheFirstTwentyStates() {
    double[] truth = new double[25];
    double[] forecast = new double[25];
    for (int i = 0; i < 25; i++) {
      truth[i] = 1;
      forecast[i] = i < 20 ? 1.1 : 100;
    }
    assertEquals(90, CtfMeasure.SHORT.score(of(1, truth), of(1, forecast)), 1e-12);
  }

  @Test
  void theLongScoreComparesHistogramsOfTheLastFiveHundred() {
    double[] truth = new double[600];
    double[] forecast = new double[600];
    for (int i = 0; i < 600; i++) {
      truth[i] = i < 100 ? 1e6 : (i % 41); // the first hundred are not looked at
      forecast[i] = i < 100 ? -1e6 : (i % 41) * (i < 350 ? 1 : 0);
    }
    // 41 values in 41 bins. Of the last 250, those that are not 0 in truth are all 0 in the forecast,
    // which moves each out of its bin and into the first.
    int moved = 0;
    for (int i = 350; i < 600; i++) {
      moved += i % 41 == 0 ? 0 : 1;
    }
    assertEquals(
        100 * (1 - 2.0 * moved / 500),
        CtfMeasure.LONG.score(of(1, truth), of(1, forecast)),
        1e-12);
    assertEquals(100, CtfMeasure.LONG.score(of(1, truth), of(1, truth)));
  }
}
