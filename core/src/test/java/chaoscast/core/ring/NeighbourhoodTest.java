package chaoscast.core.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Trajectory;
import chaoscast.core.ring.Neighbourhood.Structure;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What columns beside each other are, of data with a known structure.
class NeighbourhoodTest {
  private static final int SIZE = 16;

  /// @param map next state of the present one
  private static Trajectory orbit(UnaryOperator<double[]> map) {
    var random = new Random(1);
    double[] x = random.doubles(SIZE).toArray();
    double[] states = new double[SIZE * 1000];
    for (int step = -200; step < 1000; step++) {
      if (step >= 0) {
        System.arraycopy(x, 0, states, step * SIZE, SIZE);
      }
      x = map.apply(x);
    }
    return Trajectory.of(states, SIZE, 1);
  }

  private static double logistic(double x) {
    return 3.9 * x * (1 - x);
  }

  /// @return logistic maps, each coupled to two others
  private static Trajectory coupled(int[] left, int[] right) {
    return orbit(
        x -> {
          double[] next = new double[SIZE];
          Arrays.setAll(
              next,
              k -> 0.6 * logistic(x[k]) + 0.2 * logistic(x[left[k]]) + 0.2 * logistic(x[right[k]]));
          return next;
        });
  }

  private static int[] places(int shift) {
    int[] places = new int[SIZE];
    Arrays.setAll(places, k -> Math.floorMod(k + shift, SIZE));
    return places;
  }

  @Test
  void coupledMapsStandOnARing() {
    assertEquals(Structure.RING, Neighbourhood.of(coupled(places(-1), places(1))));
  }

  @Test
  void theSameWithoutItsSeamDoNot() {
    int[] left = places(-1);
    int[] right = places(1);
    left[0] = 1;
    right[SIZE - 1] = SIZE - 2;
    assertEquals(Structure.NONE, Neighbourhood.of(coupled(left, right)));
  }

  @Test
  void orderMattersNotCoupling() {
    assertEquals(Structure.NONE, Neighbourhood.of(coupled(places(5), places(8))));
  }

  /// u_k(t + 1) = 0.995 u_{k−1}(t), and waves of random phase, the shorter the weaker.
  @Test
  void whatMovesRoundARingSmoothlyIsAField() {
    int size = 32;
    var random = new Random(2);
    double[] states = new double[size * 1000];
    for (int step = 1; step < 1000; step++) {
      for (int wave = 1; wave <= 8; wave++) {
        double phase = 2 * Math.PI * random.nextDouble();
        for (int k = 0; k < size; k++) {
          states[step * size + k] += 0.05 / wave * Math.sin(2 * Math.PI * wave * k / size + phase);
        }
      }
      for (int k = 0; k < size; k++) {
        states[step * size + k] += 0.995 * states[(step - 1) * size + (k + size - 1) % size];
      }
    }
    assertEquals(Structure.FIELD, Neighbourhood.of(Trajectory.of(states, size, 1)));
  }

  @Test
  void noiseAndFewVariablesHaveNone() {
    double[] noise = new Random(3).doubles(SIZE * 1000L).toArray();
    assertEquals(Structure.NONE, Neighbourhood.of(Trajectory.of(noise, SIZE, 1)));
    assertEquals(Structure.NONE, Neighbourhood.of(Trajectory.of(noise, 8, 1)));
  }
}
