package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One trained model on two hundred records, each start forecast from two states that differ from the true one by
/// independent small noise. Forecasts reach over several of the next starts.
@Tag("slow")
class TwoHundredRecordsTest {
  private static final int RECORDS = 200;
  private static final int STARTS = 50;
  private static final int SPACING = 60;
  private static final int LENGTH = 800;
  private static final double STEP = 0.02;

  /// Standard deviation of the noise and greatest error of a valid forecast, in units of Lorenz' variables.
  private static final double NOISE = 0.01;
  private static final double VALID = 4;

  /// Horizons in units of time, records × starts, from one noisy state and from another.
  private static double[][] first;
  private static double[][] second;

  @BeforeAll
  static void forecast() {
    int length = STARTS * SPACING + LENGTH + 100;
    Trajectory all =
        new Generation(
            Lorenz63.CLASSICAL,
            GenerationPlan.of(Lorenz63.CLASSICAL, 5000 + RECORDS * length).withTimeStep(STEP))
            .observed(Progress.NONE);
    Surrogate model =
        new ScaledTrainer(
            Surrogates.provider("d2r2").trainer(Map.of("degree", "3"), new Seed(1)),
            ScalingKind.STANDARD)
            .train(List.of(all.slice(0, 5000)), Progress.NONE);
    RandomGenerator random = new Seed(9).generator();
    first = new double[RECORDS][STARTS];
    second = new double[RECORDS][STARTS];
    for (int record = 0; record < RECORDS; record++) {
      int from = 5000 + record * length;
      for (int k = 0; k < STARTS; k++) {
        Trajectory truth = all.slice(from + k * SPACING, from + k * SPACING + LENGTH + 1);
        first[record][k] = STEP * valid(model, truth, random);
        second[record][k] = STEP * valid(model, truth, random);
      }
    }
  }

  /// The greatest distance of 200 uniform numbers' distribution from theirs is below 1.63/√200 in 99% of cases
  /// (Kolmogorov's distribution).
  @Test
  void pValuesOfAModelAgainstItselfAreUniform() {
    double[] values = new double[RECORDS];
    int none = 0;
    for (int record = 0; record < RECORDS; record++) {
      PairedDifference found =
          PairedDifference.of(first[record], second[record], new Seed(record));
      values[record] = found.meanPValue();
      none += found.isSignificant() ? 0 : 1;
    }
    assertTrue(
        distance(values) < 1.63 / Math.sqrt(RECORDS), "greatest distance " + distance(values));
    assertTrue(none >= 0.9 * RECORDS, none + " intervals hold that there is no difference");
  }

  @Test
  void theIntervalOfOneRecordHoldsTheMeanOfAllInNineOfTen() {
    double mean =
        Arrays.stream(first).flatMapToDouble(Arrays::stream).average().orElseThrow();
    assertTrue(mean > 3 * SPACING * STEP, "forecasts overlap: " + mean);
    int holding = 0;
    for (int record = 0; record < RECORDS; record++) {
      double[] interval =
          HorizonStatistics.of(first[record], SPACING * STEP, 0, new Seed(record)).ci95();
      holding += interval[0] <= mean && mean <= interval[1] ? 1 : 0;
    }
    assertTrue(holding >= 0.9 * RECORDS, holding + " of " + RECORDS);
  }

  /// @return steps until the error of a forecast from a noisy start exceeds [#VALID]
  private static double valid(Surrogate model, Trajectory truth, RandomGenerator random) {
    double[] start = truth.state(0);
    for (int i = 0; i < start.length; i++) {
      start[i] += NOISE * random.nextGaussian();
    }
    Trajectory predicted =
        model.forecast(Trajectory.of(start, start.length, STEP), LENGTH).predicted();
    int step = 0;
    while (step < predicted.steps() && error(predicted, truth, step) <= VALID) {
      step++;
    }
    return step;
  }

  private static double error(Trajectory predicted, Trajectory truth, int step) {
    double sum = 0;
    for (int i = 0; i < truth.dimension(); i++) {
      sum += Math.pow(predicted.get(step, i) - truth.get(step + 1, i), 2);
    }
    return Math.sqrt(sum);
  }

  /// Greatest difference of the share of values up to p from p.
  private static double distance(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double greatest = 0;
    for (int i = 0; i < sorted.length; i++) {
      double above = (i + 1.0) / sorted.length - sorted[i];
      double below = sorted[i] - (double) i / sorted.length;
      greatest = Math.max(greatest, Math.max(above, below));
    }
    return greatest;
  }
}
