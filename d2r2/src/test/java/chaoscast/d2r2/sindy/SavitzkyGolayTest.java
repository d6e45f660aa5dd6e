package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;

class SavitzkyGolayTest {
  private static final double STEP = 0.1;

  private static Trajectory polynomial(int degree) {
    double[] states = new double[41];
    for (int i = 0; i < states.length; i++) {
      states[i] = Math.pow((i - 20) * STEP, degree);
    }
    return Trajectory.of(states, 1, STEP);
  }

  private static double[] estimate(int half, int degree, Trajectory data, int at) {
    DenseMatrix state = DenseMatrix.zeros(1, 1);
    DenseMatrix rate = DenseMatrix.zeros(1, 1);
    new SavitzkyGolay(half, degree).estimate(data, at, state, rate);
    return new double[] {state.get(0, 0), rate.get(0, 0)};
  }

  @Test
  void isExactForPolynomialsUpToItsDegree() {
    for (int half : new int[] {3, 7}) {
      for (int degree = 0; degree <= 6; degree++) {
        double t = 0.3;
        double[] estimate = estimate(half, 6, polynomial(degree), 23);
        assertEquals(Math.pow(t, degree), estimate[0], 1e-13);
        double rate = degree == 0 ? 0 : degree * Math.pow(t, degree - 1);
        assertEquals(rate, estimate[1], 1e-12);
      }
    }
  }

  @Test
  void threePointsGiveTheCentralDifference() {
    Trajectory cubic = polynomial(3);
    double[] estimate = estimate(1, 2, cubic, 25);
    assertEquals(cubic.get(25, 0), estimate[0], 1e-15);
    double difference = (cubic.get(26, 0) - cubic.get(24, 0)) / (2 * STEP);
    assertEquals(difference, estimate[1], 1e-14);
  }
}
