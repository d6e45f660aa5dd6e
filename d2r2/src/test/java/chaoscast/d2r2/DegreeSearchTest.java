package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DegreeSearchTest {
  private static Surrogate train(Map<String, String> settings, Trajectory training) {
    return new D2r2Provider()
        .trainer(settings, new Seed(1))
        .train(List.of(training), Progress.NONE);
  }

  @Test
  void choosesDegreeTwoForAMapThatIsAQuadraticPolynomial() {
    // from 2 on every degree is exact, and only last bits differ, which hang on the processor
    for (double x : new double[] {0, 0.05, 0.1, 0.12, 0.15, 0.18, 0.2, 0.22, 0.25}) {
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
  void candidatesAreNotScoredOnTheStatesThatTheyAreFittedTo() {
    // three quarters from the map of Hénon, which degree 2 fits, one quarter on a circle far off: whatever
    // was fitted to the first is wrong on the second at once, so that the least degree is chosen
    double[] states = henon(0.1).toArray();
    for (int i = states.length / 4 * 3; i < states.length; i += 2) {
      states[i] = 4 + 0.3 * Math.cos(i);
      states[i + 1] = 0.3 * Math.sin(i);
    }
    Trajectory training = Trajectory.of(states, 2, 1);
    D2r2Options chosen =
        new DegreeSearch(D2r2Options.PRECISE, new Seed(1)).choose(List.of(training));
    assertEquals(Degree.of(1), chosen.degree());
  }

  /// Noise near the origin for three quarters, from which no degree learns what follows: the area-preserving quadratic map
  /// of Hénon (1969), which degree 2 would follow for ever if it were fitted to it.
  @Test
  void candidatesAreNotFittedToTheStatesThatTheyAreScoredOn() {
    RandomGenerator random = new Seed(6).generator();
    double[] states = new double[1600];
    for (int i = 0; i < 1200; i++) {
      states[i] = random.nextDouble(-1e-6, 1e-6);
    }
    double cosine = 0.24;
    double sine = Math.sqrt(1 - cosine * cosine);
    double x = 0.4;
    double y = 0;
    for (int i = 1200; i < states.length; i += 2) {
      states[i] = x;
      states[i + 1] = y;
      double turned = y - x * x;
      y = x * sine + turned * cosine;
      x = x * cosine - turned * sine;
    }
    D2r2Options chosen =
        new DegreeSearch(D2r2Options.PRECISE, new Seed(1))
            .choose(List.of(Trajectory.of(states, 2, 1)));
    assertEquals(Degree.of(1), chosen.degree());
  }

  @Test
  void whatRoundingExplainsCountsAsEqualAndWhatItDoesNotCounts() {
    double[] better = {-12, -11, -12, -11};
    double[] worse = {-11, -10, -11, -10};
    assertTrue(new HeldOutScore(worse, 8).rivals(new HeldOutScore(better, 3)));
    assertFalse(new HeldOutScore(worse, 400).rivals(new HeldOutScore(better, 3)));
    assertFalse(
        new HeldOutScore(new double[] {-9, -8, -9, -8}, 8).rivals(new HeldOutScore(better, 3)));
  }

  @Test
  void tooLittleToHoldOutIsRejected() {
    Trajectory truth = ChaoticData.lorenz(new double[] {1, 2, 20}, 12);
    assertThrows(InputException.class, () -> train(Map.of("degree", "auto"), truth));
  }
}
