package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.training.ReadoutSurrogate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The multiplications that the tables ask for are those that the cost model counts.
class CostModelTest {
  @Test
  void everyMonomialOfDegreeTwoOrMoreIsOneMultiplicationOfAnEarlierOne() {
    for (int variables : new int[] {1, 3, 8}) {
      for (int degree = 1; degree <= 5; degree++) {
        var table = new MonomialTable(variables, degree);
        int multiplications = 0;
        for (int d = 2; d <= degree; d++) {
          int[] left = table.left(d);
          for (int i = 0; i < left.length; i++) {
            assertTrue(left[i] < table.firstOfDegree(d), "a factor must come before its product");
          }
          multiplications += left.length;
        }
        var cost = new PolynomialMap(variables, degree).cost();
        assertEquals(multiplications, cost.multiplyAdds());
      }
    }
  }

  @Test
  void aStepIsTheMonomialsAndTheReadoutAndNothingElse() {
    Trajectory data = ChaoticData.lorenz(new double[] {1, 2, 20}, 400);
    for (String degree : List.of("1", "2", "4")) {
      var surrogate =
          (ReadoutSurrogate) new D2r2Provider().trainer(Map.of("degree", degree), new Seed(1))
              .train(List.of(data), Progress.NONE);
      double[] state = data.state(100);
      Rollout rollout = surrogate.startRollout(1);
      rollout.observe(state);
      double[] forecast = new double[3];
      rollout.forecast(forecast);

      var step = new CountedStep(Integer.parseInt(degree), surrogate.weights());

      // Up to 35 products of weights below about 1e3, summed in another order.
      assertArrayEquals(step.forecast(state), forecast, 1e-10);
      assertEquals(step.multiplications, surrogate.cost().multiplyAdds());
      assertEquals(0, surrogate.cost().transcendentals());
    }
  }

  /// A step in plain numbers that counts.
  private static final class CountedStep {
    private final MonomialTable table;
    private final double[] weights;
    private int multiplications;

    CountedStep(int degree, double[] weights) {
      this.table = new MonomialTable(3, degree);
      this.weights = weights;
    }

    double[] forecast(double[] state) {
      double[] features = new double[table.count()];
      features[0] = 1;
      System.arraycopy(state, 0, features, 1, 3);
      for (int d = 2; d <= table.degree(); d++) {
        for (int i = 0; i < table.left(d).length; i++) {
          features[table.firstOfDegree(d) + i] =
              times(features[table.left(d)[i]], features[table.right(d)[i]]);
        }
      }
      double[] forecast = new double[3];
      for (int row = 0; row < 3; row++) {
        for (int i = 0; i < features.length; i++) {
          forecast[row] += times(weights[row * features.length + i], features[i]);
        }
      }
      return forecast;
    }

    private double times(double one, double other) {
      multiplications++;
      return one * other;
    }
  }
}
