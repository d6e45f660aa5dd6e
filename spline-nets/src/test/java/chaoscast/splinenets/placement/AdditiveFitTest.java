package chaoscast.splinenets.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Trajectory;
import chaoscast.core.training.Target;
import chaoscast.splinenets.breakplane.BreakplaneMap;
import chaoscast.splinenets.breakplane.Breakplanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdditiveFitTest {
  private static final int SAMPLES = 4800;
  private static final double[][] AXES = {{1, 0}, {0, 1}, {0.8, 0.6}};

  /// A function of one variable at evenly spread places of [−1, 1].
  private static TrainingPairs even(DoubleUnaryOperator function) {
    List<Trajectory> steps =
        IntStream.range(0, SAMPLES)
            .mapToDouble(i -> 2 * (i + 0.5) / SAMPLES - 1)
            .mapToObj(x -> Trajectory.of(new double[] {x, function.applyAsDouble(x)}, 1, 1))
            .toList();
    return TrainingPairs.of(steps, Target.STATE, SAMPLES);
  }

  /// Random points of a square, with a product that needs two directions at least.
  private static TrainingPairs square() {
    var random = new Random(1);
    var steps = new ArrayList<Trajectory>();
    for (int i = 0; i < 1000; i++) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      steps.add(Trajectory.of(new double[] {x, y, x * y, Math.sin(2 * x + y)}, 2, 1));
    }
    return TrainingPairs.of(steps, Target.STATE, steps.size());
  }

  /// For y = x² on [−1, 1]: h = 2/N, f″ = 2, h⁴ f″²/720.
  @Test
  void aParabolaIsExpectedToBeMissedAsByEvenKnots() {
    int knots = 40;
    var fit = new AdditiveFit(new double[][] {{1}}, even(x -> x * x), 1, knots).refined(20);
    double expected = 64 / (720 * Math.pow(knots, 4));
    // the data end half a spacing, 1/4800, before ±1: S⁵ changes by 5/4800
    assertEquals(expected, fit.expectedError(), 5e-3 * expected);
  }

  /// The outer pieces are of other width than the inner ones: some per cent of 60 knots' error.
  @Test
  void theLeastSquaresFitMissesByWhatIsExpected() {
    for (int power = 1; power <= 2; power++) {
      TrainingPairs pairs = even(Math::exp);
      var fit = new AdditiveFit(new double[][] {{1}}, pairs, power, 60).refined(20);
      var map = new BreakplaneMap(fit.breakplanes(), power, true);
      double missed = new ReleasedFit(map, pairs).loss() / SAMPLES;
      double ratio = missed / fit.expectedError();
      assertTrue(ratio > 0.7 && ratio < 1.3, "power " + power + ": ratio " + ratio);
    }
  }

  @Test
  void noRoundRaisesTheExpectedError() {
    var fit = new AdditiveFit(AXES, square(), 1, 30);
    double last = fit.refined(1).expectedError();
    for (int round = 0; round < 30; round++) {
      double now = fit.refined(1).expectedError();
      assertTrue(now <= last * (1 + 1e-9), "from " + last + " to " + now);
      last = now;
    }
  }

  @Test
  void allKnotsArePlacedAndRiseAlongEachDirection() {
    Breakplanes planes = new AdditiveFit(AXES, square(), 1, 31).refined(10).breakplanes();
    assertEquals(31, planes.count());
    for (int i = 1; i < planes.count(); i++) {
      if (planes.directionOf()[i] == planes.directionOf()[i - 1]) {
        assertTrue(planes.breakpoints()[i] > planes.breakpoints()[i - 1]);
      }
    }
  }

  /// Along the axes nothing bends that (0.8 x + 0.6 y)² does not explain.
  @Test
  void directionsThatAreNotNeededGetNoKnots() {
    var random = new Random(2);
    var steps = new ArrayList<Trajectory>();
    for (int i = 0; i < 1000; i++) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      steps.add(Trajectory.of(new double[] {x, y, Math.pow(0.8 * x + 0.6 * y, 2), 0}, 2, 1));
    }
    TrainingPairs pairs = TrainingPairs.of(steps, Target.STATE, steps.size());
    Breakplanes planes = new AdditiveFit(AXES, pairs, 1, 100).refined(40).breakplanes();
    long along =
        Arrays.stream(planes.directionOf()).filter(d -> planes.normal(0)[0] == 0.8).count();
    assertTrue(along >= 95, along + " of 100");
  }

  /// y = e^5x, f″ ∝ e^5x, n ∝ |f″|^(2/5) = e^2x, less the 2% that are spread evenly.
  @Test
  void knotsAreAsDenseAsTheFunctionsBendingDemands() {
    TrainingPairs pairs = even(x -> Math.exp(5 * x));
    double[] knots =
        new AdditiveFit(new double[][] {{1}}, pairs, 1, 1000)
            .refined(20)
            .breakplanes()
            .breakpoints();
    double above = Arrays.stream(knots).filter(b -> b > 0).count() / 1000.0;
    double dense = (Math.exp(2) - 1) / (Math.exp(2) - Math.exp(-2));
    assertEquals(0.98 * dense + 0.02 * 0.5, above, 0.02);
  }
}
