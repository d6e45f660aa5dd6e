package chaoscast.lorenz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Seed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Lorenz96TwoTierTest {
  @ParameterizedTest
  @EnumSource
  void matchesTheEquationsWithIndicesModuloTheirRings(TierCoupling coupling) {
    var system = new Lorenz96TwoTier(5, 4, 9, 0.7, 8, 6, coupling);
    double[] state = new Seed(3).generator().doubles(system.dimension(), -3, 3).toArray();
    double[] derivative = new double[state.length];
    system.derivative(state, derivative);
    double exchange = 0.7 * 6 / 8;
    for (int k = 0; k < 5; k++) {
      double sum = 0;
      for (int j = 0; j < 4; j++) {
        sum += y(system, state, j, k);
        double expected =
            -6 * 8 * y(system, state, j + 1, k)
                * (y(system, state, j + 2, k) - y(system, state, j - 1, k))
                - 6 * y(system, state, j, k)
                + exchange * state[k];
        assertEquals(expected, derivative[5 + 4 * k + j], 1e-12);
      }
      double expected =
          state[(k + 4) % 5] * (state[(k + 1) % 5] - state[(k + 3) % 5])
              - state[k] + 9 - exchange * sum;
      assertEquals(expected, derivative[k], 1e-12);
    }
  }

  @Test
  void columnsAreTheThreeTierModelWithoutItsThirdTier() {
    var two = new Lorenz96TwoTier(4, 5, 20, 1, 10, 10, TierCoupling.COLUMN);
    var three = new Lorenz96ThreeTier(4, 5, 4, 20, 1, 10, 10, 10, 10, 1);
    double[] state = two.initialState(new Seed(1));
    double[] tiers = new double[three.dimension()];
    System.arraycopy(state, 0, tiers, 0, 4);
    for (int k = 0; k < 4; k++) {
      for (int j = 0; j < 5; j++) {
        tiers[4 + 4 * j + k] = state[4 + 5 * k + j];
      }
    }
    double[] expected = new double[three.dimension()];
    double[] actual = new double[two.dimension()];
    three.derivative(tiers, expected);
    two.derivative(state, actual);
    for (int k = 0; k < 4; k++) {
      assertEquals(expected[k], actual[k], 1e-12);
      for (int j = 0; j < 5; j++) {
        assertEquals(expected[4 + 4 * j + k], actual[4 + 5 * k + j], 1e-12);
      }
    }
  }

  @Test
  void theCouplingIsAParameter() {
    assertEquals(
        TierCoupling.COLUMN,
        ((Lorenz96TwoTier) Systems.create("lorenz96-two-tier",
            Map.of("coupling", "column", "J", "10")))
            .coupling());
  }

  @Test
  void namesFastVariablesByPlaceAndColumn() {
    var system = new Lorenz96TwoTier(4, 4, 10, 1, 10, 10, TierCoupling.RING);
    assertEquals(
        List.of("X1", "X4", "Y1_1", "Y4_1", "Y1_2"),
        Stream.of(0, 3, 4, 7, 8).map(system.variableNames()::get).toList());
  }

  private static double y(Lorenz96TwoTier system, double[] state, int j, int k) {
    int slow = system.K();
    int fast = system.J();
    return switch (system.coupling()) {
      case RING -> state[slow + Math.floorMod(k * fast + j, slow * fast)];
      case COLUMN -> state[slow + k * fast + Math.floorMod(j, fast)];
    };
  }
}
