package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One model on twelve records of Chua's circuit, whose forecasts reach over tens of the next starts.
class OverlappingStartsTest {
  private static final int RECORDS = 12;
  private static final int STARTS = 100;
  private static final int SPACING = 34;
  private static final int LENGTH = 1000;
  private static final double STEP = 0.02;

  private static void field(double[] x, double[] d) {
    double bend = -0.714 * x[0] + 0.5 * (-1.143 + 0.714)
        * (Math.abs(x[0] + 1) - Math.abs(x[0] - 1));
    d[0] = 15.6 * (x[1] - x[0] - bend);
    d[1] = x[0] - x[1] + x[2];
    d[2] = -28 * x[1];
  }

  /// Runge–Kutta of fourth order in ten steps of each Δt.
  private static Trajectory run(int steps) {
    double[] x = {0.7, 0, 0};
    double[] all = new double[3 * steps];
    double h = STEP / 10;
    double[] k = new double[3];
    double[] at = new double[3];
    double[] shifts = {0, h / 2, h / 2, h};
    double[] weights = {1, 2, 2, 1};
    for (int step = 0; step < steps; step++) {
      System.arraycopy(x, 0, all, 3 * step, 3);
      for (int sub = 0; sub < 10; sub++) {
        double[] sum = new double[3];
        Arrays.fill(k, 0);
        for (int stage = 0; stage < 4; stage++) {
          for (int i = 0; i < 3; i++) {
            at[i] = x[i] + shifts[stage] * k[i];
          }
          field(at, k);
          for (int i = 0; i < 3; i++) {
            sum[i] += weights[stage] * k[i];
          }
        }
        for (int i = 0; i < 3; i++) {
          x[i] += h / 6 * sum[i];
        }
      }
    }
    return Trajectory.of(all, 3, STEP);
  }

  @Test
  void theIntervalOfOneRecordHoldsTheMeanOfAll() {
    int length = STARTS * SPACING + LENGTH + 10;
    Trajectory all = run(8000 + RECORDS * (length + 1000));
    Surrogate model =
        new ScaledTrainer(
            Surrogates.provider("d2r2").trainer(Map.of("degree", "5"), new Seed(1)),
            ScalingKind.STANDARD)
            .train(List.of(all.slice(1000, 7000)), Progress.NONE);
    double spread = spread(all);
    var found = new HorizonStatistics[RECORDS];
    for (int record = 0; record < RECORDS; record++) {
      int from = 8000 + record * (length + 1000);
      Trajectory truth = all.slice(from, from + length);
      double[] horizons = new double[STARTS];
      for (int start = 0; start < STARTS; start++) {
        horizons[start] = STEP * valid(model, truth, start * SPACING, spread);
      }
      found[record] = HorizonStatistics.of(horizons, SPACING * STEP, 0, new Seed(record));
    }
    double mean =
        Arrays.stream(found).mapToDouble(HorizonStatistics::mean).average().orElseThrow();
    assertTrue(mean > 3 * SPACING * STEP, "forecasts overlap: " + mean);
    long holding =
        Arrays.stream(found).filter(one -> one.ci95()[0] <= mean && mean <= one.ci95()[1]).count();
    assertTrue(holding >= 11, holding + " of 12");
  }

  private static int valid(Surrogate model, Trajectory truth, int start, double spread) {
    Trajectory predicted =
        model.forecast(truth.slice(0, start + 1), LENGTH).predicted();
    int valid = 0;
    while (valid < predicted.steps()) {
      double error = 0;
      for (int i = 0; i < 3; i++) {
        error += Math.pow(predicted.get(valid, i) - truth.get(start + 1 + valid, i), 2);
      }
      if (Math.sqrt(error) > 0.3 * spread) {
        break;
      }
      valid++;
    }
    return valid;
  }

  private static double spread(Trajectory all) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double mean = 0;
      double square = 0;
      for (int step = 0; step < all.steps(); step++) {
        mean += all.get(step, i) / all.steps();
        square += all.get(step, i) * all.get(step, i) / all.steps();
      }
      sum += square - mean * mean;
    }
    return Math.sqrt(sum);
  }
}
