package chaoscast.splinenets.regularisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.splinenets.dynamics.Adam;
import chaoscast.splinenets.dynamics.GradientFlow;
import chaoscast.splinenets.initialisation.StandardScheme;
import chaoscast.splinenets.initialisation.UniformBreakpoints;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.PiecewiseLinear;
import chaoscast.splinenets.spline.PiecewiseLinear.Knot;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdaptiveRegimeTest {
  private static Samples grid(double from, double to, int count, DoubleUnaryOperator f) {
    double step = (to - from) / (count - 1);
    return Samples.of(
        IntStream.range(0, count).mapToDouble(k -> from + k * step).toArray(), f);
  }

  /// Measured with this seed: 7, 6, 15, 13, 13 knots at the five scales, and 4 at the smallest if
  /// it learns four times as long.
  @Test
  void smallNetworksLearnFewKnotsSomeOnDataAndLargeOnesMany() {
    DoubleUnaryOperator wave = x -> Math.sin(3 * x);
    Samples training =
        Samples.of(new double[] {-1, -0.75, -0.5, -0.2, 0.1, 0.35, 0.6, 0.8, 1}, wave);
    var flow =
        GradientFlow.over(100).withFrames(10).withTolerance(1e-6).withLossTarget(1e-4);
    var sweep =
        new ScaleSweep(StandardScheme.HE_GAUSSIAN.at(80), 40, ScaleSweep.FOUR_DECADES, flow);
    List<ScaleSweep.Row> rows = sweep.run(training, grid(-1, 1, 200, wave), new Seed(1));
    List<Integer> knots = rows.stream().map(row -> row.result().knots().size()).toList();
    assertTrue(knots.get(0) <= 8, knots.toString());
    assertTrue(knots.get(4) >= 12, knots.toString());
    for (ScaleSweep.Row row : rows) {
      assertTrue(row.result().testError() < 0.15, row.toString());
      assertTrue(row.result().roughness() > 5 && row.result().roughness() < 50);
    }
    assertTrue(onData(rows.getFirst(), training) >= 2,
        "the small network's breakpoints stick to data");
    assertEquals(0, onData(rows.getLast(), training));
  }

  private static long onData(ScaleSweep.Row row, Samples samples) {
    return row.result().knots().stream()
        .filter(
            knot -> Arrays.stream(samples.inputs())
                .anyMatch(x -> Math.abs(x - knot.position()) < 1e-9))
        .count();
  }

  /// Breakpoints of standard initialisations crowd within ±1, those of the other are everywhere;
  /// the function is 0 there and a wave beyond 6. The wave's own root mean square is 0.67.
  @Test
  void standardInitialisationMissesDetailFarFromTheOriginThatUniformBreakpointsLearn() {
    DoubleUnaryOperator far = x -> x < 6 ? 0 : Math.sin(3 * (x - 6));
    Samples training = grid(0, 10, 101, far);
    Samples test = grid(6, 10, 400, far);
    var learner = new Adam(0.005, 4000, 4000);
    for (long seed = 1; seed <= 3; seed++) {
      double uniform =
          error(new UniformBreakpoints(0, 10, 0.3, 1).draw(50, new Seed(seed)), learner, training,
              test);
      assertTrue(uniform < 0.3, "uniform breakpoints: " + uniform);
      for (var scheme : List.of(StandardScheme.HE_GAUSSIAN, StandardScheme.PYTORCH)) {
        double standard =
            error(scheme.at(50).draw(50, new Seed(seed)), learner, training, test);
        assertTrue(standard > 0.5, scheme + ": " + standard);
      }
    }
  }

  private static double error(ReluNetwork start, Adam learner, Samples training, Samples test) {
    return new RegimeTrial(start, learner).run(training, test).testError();
  }

  @Test
  void neighbouringKnotsAreOneAndSlightOnesDoNotCount() {
    var function =
        new PiecewiseLinear(
            0,
            0,
            List.of(
                new Knot(-1, 5),
                new Knot(0.2, 2),
                new Knot(0.205, 1),
                new Knot(0.5, 0.001),
                new Knot(0.7, 50),
                new Knot(0.701, -50),
                new Knot(0.9, -4)));
    Samples data = Samples.of(new double[] {0, 1}, x -> x);
    assertEquals(
        List.of(new Knot(0.2, 3), new Knot(0.9, -4)),
        EffectiveKnots.ONE_PERCENT.of(function, data));
  }

  @Test
  void twinsCancelAtFirst() {
    ReluNetwork paired = StandardScheme.HE_UNIFORM.at(20).draw(20, new Seed(1)).withTwins();
    assertEquals(40, paired.neurons());
    assertEquals(0, paired.evaluate(0.3), 1e-15);
    assertEquals(List.of(), paired.toSpline().canonical().knots());
  }
}
