package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Trajectory;
import chaoscast.core.scaling.Scaling;
import chaoscast.evaluation.protocol.ErrorKind;
import org.junit.jupiter.api.Test;

class ErrorMeasureTest {
  /// Two variables of σ = 1 and σ = 1000 that are both missed by one σ.
  @Test
  void scaledErrorDoesNotDependOnUnits() {
    Trajectory truth = Trajectory.of(new double[] {-1, 1000, 1, -1000, -1, 1000, 1, -1000}, 2, 1);
    var measure = new ErrorMeasure(ErrorKind.SCALED, truth, UNITS);
    assertEquals(1, measure.at(0, new double[] {0, 2000}, 0), 1e-15);
    assertEquals(Math.sqrt(0.5), measure.at(0, new double[] {-1, 2000}, 0), 1e-15);
  }

  private static final Trajectory TRUTH = Trajectory.of(new double[] {3, 4, 5, 0}, 2, 1);
  private static final Scaling UNITS = new Scaling(new double[] {1, 0}, new double[] {2, 4});

  @Test
  void theRelativeErrorIsMeasuredInScaledUnits() {
    var measure = new ErrorMeasure(ErrorKind.RELATIVE, TRUTH, UNITS);
    // z = (1, 1), ẑ = (1.5, 1): difference 0.5, norm √2
    assertEquals(0.5 / Math.sqrt(2), measure.at(0, new double[] {9, 4, 4}, 1), 1e-15);
  }

  @Test
  void theNrmseIsMeasuredInTheSystemsUnitsAgainstTheSpreadOfTheTruth() {
    var measure = new ErrorMeasure(ErrorKind.NRMSE, TRUTH, UNITS);
    // mean (4, 2), so err0² = (1 + 4 + 1 + 4) / 2 = 5
    assertEquals(5 / Math.sqrt(5), measure.at(0, new double[] {0, 0}, 0), 1e-15);
  }

  @Test
  void aPredictionThatIsNotANumberHasInfiniteError() {
    var measure = new ErrorMeasure(ErrorKind.NRMSE, TRUTH, UNITS);
    assertEquals(
        Double.POSITIVE_INFINITY, measure.at(0, new double[] {Double.NaN, 0}, 0));
  }
}
