package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DegreeSearchTest {
  private static Surrogate train(Map<String, String> settings, Trajectory training) {
    return new D2r2Provider()
        .trainer(settings, new Seed(1))
        .train(List.of(training), Progress.NONE);
  }

  @Test
  void choosesDegreeTwoForAMapThatIsAQuadraticPolynomial() {
    // from 2 on every degree is exact, and only rounding errors differ
    for (double x : new double[] {0, 0.1, 0.15, 0.2, 0.25}) {
      Surrogate surrogate = train(Map.of("preset", "precise"), henon(x));
      assertEquals("2", surrogate.settings().get("degree"), "from x = " + x);
    }
  }

  private static Trajectory henon(double x) {
    double[] states = new double[2000];
    states[0] = x;
    states[1] = 0.1;
    for (int i = 2; i < states.length; i += 2) {
      states[i] = 1 - 1.4 * states[i - 2] * states[i - 2] + states[i - 1];
      states[i + 1] = 0.3 * states[i - 2];
    }
    return Trajectory.of(states, 2, 1);
  }

  @Test
  void aHigherDegreeIsChosenForTheFlowOfLorenz() {
    Trajectory truth = ChaoticData.lorenz(new double[] {1, 2, 20}, 3000);
    Surrogate surrogate = train(Map.of("preset", "precise"), truth);
    assertTrue(Integer.parseInt(surrogate.settings().get("degree")) >= 5);
  }

  @Test
  void moreThanTheTrainingDataIsNeverSeen() {
    Trajectory truth = ChaoticData.lorenz(new double[] {1, 2, 20}, 2500);
    Trajectory other = ChaoticData.lorenz(new double[] {-3, 2, 15}, 2500);
    double[] joined = new double[2 * 3 * 2000];
    System.arraycopy(truth.toArray(), 0, joined, 0, 3 * 2000);
    System.arraycopy(other.toArray(), 0, joined, 3 * 2000, 3 * 2000);
    Trajectory followed = Trajectory.of(joined, 3, truth.timeStep());
    var auto = Map.of("preset", "precise");
    assertEquals(
        train(auto, truth.slice(0, 2000)).settings(),
        train(auto, followed.slice(0, 2000)).settings());
  }

  @Test
  void tooLittleToHoldOutIsRejected() {
    Trajectory truth = ChaoticData.lorenz(new double[] {1, 2, 20}, 12);
    assertThrows(InputException.class, () -> train(Map.of("degree", "auto"), truth));
  }
}
