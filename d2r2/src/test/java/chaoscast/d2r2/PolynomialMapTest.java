package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Forecast;
import chaoscast.core.Outcome;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolynomialMapTest {
  @Test
  void everyFeatureIsItsMonomialToRounding() {
    double[] state = {1.3, -0.7, 2.1};
    var map = new PolynomialMap(3, 5);
    DenseMatrix features = DenseMatrix.zeros(map.featureCount(), 2);
    map.apply(DenseMatrix.of(new double[] {1.3, 9, -0.7, 9, 2.1, 9}, 3, 2), features);
    var table = new MonomialTable(3, 5);
    for (int row = 0; row < table.count(); row++) {
      double expected = 1;
      for (int variable = 0; variable < 3; variable++) {
        expected *= Math.pow(state[variable], table.exponents(row)[variable]);
      }
      // at most four multiplications, each to half a unit in the last place
      assertEquals(expected, features.get(row, 0), 8 * Math.ulp(expected), "row " + row);
    }
  }

  /// The Hénon map x' = 1 − 1.4 x² + y, y' = 0.3 x.
  private static Trajectory henon(int steps) {
    double[] states = new double[2 * steps];
    states[0] = 0.1;
    states[1] = 0.1;
    for (int i = 2; i < states.length; i += 2) {
      states[i] = 1 - 1.4 * states[i - 2] * states[i - 2] + states[i - 1];
      states[i + 1] = 0.3 * states[i - 2];
    }
    return Trajectory.of(states, 2, 1);
  }

  private static Surrogate trainOnHenon(Map<String, String> settings) {
    return new D2r2Provider()
        .trainer(settings, new Seed(1))
        .train(List.of(henon(500)), Progress.NONE);
  }

  @Test
  void recoversAKnownPolynomialMapExactly() {
    for (String solver : List.of("normal", "qr")) {
      Surrogate surrogate =
          trainOnHenon(Map.of("degree", "2", "ridge", "0", "solver", solver, "target", "state"));
      double[] next =
          surrogate.forecast(Trajectory.of(new double[] {0.5, -0.2}, 2, 1), 1).predicted().state(0);
      assertEquals(1 - 1.4 * 0.25 - 0.2, next[0], 1e-12, solver);
      assertEquals(0.15, next[1], 1e-12, solver);
    }
  }

  @Test
  void aPolynomialMapLeftFromOutsideItsBasinDiverges() {
    Surrogate surrogate = trainOnHenon(Map.of("degree", "2", "ridge", "0", "solver", "qr"));
    Trajectory outside = Trajectory.of(new double[] {5, 5}, 2, 1);
    Forecast forecast = surrogate.forecast(outside, 100);
    var diverged = assertInstanceOf(Outcome.Diverged.class, forecast.outcome());
    assertEquals(diverged.step(), forecast.predicted().steps());
    assertTrue(diverged.step() < 20, "squaring 5 twenty times overflows");
  }

  @Test
  void costIsOneMultiplicationAMonomialOfDegreeTwoOrMore() {
    var cost = new PolynomialMap(8, 4).cost();
    assertEquals(495 - 1 - 8, cost.multiplyAdds());
    assertEquals(495, cost.featureCount());
    assertEquals(0, cost.transcendentals());
  }
}
