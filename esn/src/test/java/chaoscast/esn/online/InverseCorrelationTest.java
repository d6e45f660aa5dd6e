package chaoscast.esn.online;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class InverseCorrelationTest {
  /// More samples than a block, so that some have been added and some wait.
  @Test
  void isTheInverseOfTheForgettingCorrelationWithItsRidge() {
    int n = 5;
    double forgetting = 0.99;
    RandomGenerator random = new Seed(4).generator();
    var inverse = new InverseCorrelation(n, 0.5);
    double[][] correlation = new double[n][n];
    for (int i = 0; i < n; i++) {
      correlation[i][i] = 0.5;
    }
    DenseMatrix direction = DenseMatrix.zeros(n, 1);
    for (int sample = 0; sample < 75; sample++) {
      DenseMatrix state = DenseMatrix.of(random.doubles(n, -1, 1).toArray(), n, 1);
      double spread = forgetting + inverse.direct(state, direction);
      inverse.subtract(direction, 1 / spread);
      inverse.forget(forgetting);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          correlation[i][j] =
              forgetting * correlation[i][j] + state.get(i, 0) * state.get(j, 0);
        }
      }
    }
    for (int i = 0; i < n; i++) { // P R e_i = e_i
      DenseMatrix column = DenseMatrix.of(correlation[i].clone(), n, 1);
      inverse.direct(column, direction);
      for (int j = 0; j < n; j++) {
        assertEquals(i == j ? 1 : 0, direction.get(j, 0), 1e-11);
      }
    }
  }
}
