package chaoscast.core.smoothing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.MapSurrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.WrappedSurrogate;
import chaoscast.core.flow.Flow;
import org.junit.jupiter.api.Test;

/// Hénon's map, whose Jacobian is ((−2.8 x, 1), (0.3, 0)).
class SurrogateFlowTest {
  private static final MapSurrogate HENON =
      new MapSurrogate(2, 1, x -> new double[] {1 - 1.4 * x[0] * x[0] + x[1], 0.3 * x[0]});
  private static final Trajectory DATA =
      Trajectory.of(new double[] {-1, -0.3, 0.5, 0.1, 1, 0.3}, 2, 1);

  @Test
  void hasTheMapAndItsDerivative() {
    Flow flow = SurrogateFlow.of(HENON, DATA).get();
    double[] state = {0.4, -0.2};
    double[][] vectors = {{1, 0, 0.5}, {0, 1, 2}};
    assertTrue(flow.advance(state, vectors, 0));
    assertArrayEquals(new double[] {1 - 1.4 * 0.16 - 0.2, 0.12}, state, 1e-15);
    assertArrayEquals(new double[] {-1.12, 1, -1.12 * 0.5 + 2}, vectors[0], 1e-9);
    assertArrayEquals(new double[] {0.3, 0, 0.15}, vectors[1], 1e-9);

    double[] alone = {0.4, -0.2};
    assertTrue(flow.advance(alone));
    assertArrayEquals(state, alone);
  }

  @Test
  void saysWhereTheMapLeavesTheFiniteNumbers() {
    Flow flow = SurrogateFlow.of(HENON, DATA).get();
    assertFalse(flow.advance(new double[] {1e200, 0}));
    assertFalse(flow.advance(new double[] {1e200, 0}, Flow.identity(2), 0));
    assertFalse(flow.advance(new double[] {Double.NaN, 0}, Flow.identity(2), 0));
  }

  @Test
  void isForSurrogatesWithoutMemoryOnly() {
    assertTrue(SurrogateFlow.isThereFor(HENON));
    assertFalse(SurrogateFlow.isThereFor(WrappedSurrogate.opaque(HENON)));
    assertEquals(2, SurrogateFlow.of(HENON, DATA).get().dimension());
  }
}
