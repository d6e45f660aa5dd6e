package chaoscast.splinenets.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UniformBSplinesTest {
  private static final double START = -1.5;
  private static final double STEP = 0.4;
  private static final int INTERVALS = 6;

  private static double[] values(int degree, double u, int order) {
    var splines = new UniformBSplines(START, STEP, INTERVALS, degree);
    double[] values = new double[splines.count()];
    splines.evaluate(u, order, values);
    return values;
  }

  @Test
  void sumToOneEverywhere() {
    for (int degree = 0; degree <= 6; degree++) {
      for (double u = START; u < START + INTERVALS * STEP; u += 0.07) {
        double sum = 0;
        for (double value : values(degree, u, 0)) {
          sum += value;
        }
        assertEquals(1, sum, 1e-14);
      }
    }
  }

  @Test
  void theCubicOneIsTwoThirdsAtItsMiddleKnotAndOneSixthBesideIt() {
    double[] atKnot = values(3, START + 2 * STEP, 0);
    assertEquals(1.0 / 6, atKnot[2], 1e-14);
    assertEquals(2.0 / 3, atKnot[3], 1e-14);
    assertEquals(1.0 / 6, atKnot[4], 1e-14);
    assertEquals(0, atKnot[5], 1e-14);
  }

  /// The error of a central difference is about h² = 1e-8, that of rounding 1e-16/1e-4.
  @Test
  void derivativesAreThoseOfTheValues() {
    for (int degree = 2; degree <= 5; degree++) {
      for (int order = 1; order < degree; order++) {
        double u = START + 2.3 * STEP;
        double h = 1e-4;
        double[] up = values(degree, u + h, order - 1);
        double[] down = values(degree, u - h, order - 1);
        double[] exact = values(degree, u, order);
        for (int j = 0; j < exact.length; j++) {
          double scale = Math.pow(STEP, -order - 2);
          assertEquals((up[j] - down[j]) / (2 * h), exact[j], 1e-7 * scale);
        }
      }
    }
  }

  @Test
  void beyondTheIntervalThePolynomialsGoOn() {
    var splines = new UniformBSplines(0, 1, 1, 2);
    double[] values = new double[3];
    splines.evaluate(2, 0, values);
    // (1 − t)²/2, (1 + 2t − 2t²)/2 and t²/2 at t = 2
    assertEquals(0.5, values[0], 1e-14);
    assertEquals(-1.5, values[1], 1e-14);
    assertEquals(2, values[2], 1e-14);
  }
}
