package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.smoothing.CorrelationTime;
import chaoscast.core.smoothing.Smoothness;
import org.junit.jupiter.api.Test;

class NoiseLevelTest {
  @Test
  void seesTheNoiseThatWasAdded() {
    for (double timeStep : new double[] {0.002, 0.01, 0.02}) {
      for (double noise : new double[] {1e-4, 1e-2, 0.1}) {
        Trajectory noisy = LorenzData.sampled(5000, timeStep, noise, new Seed(3));
        // deviations of the noise are given for nominal ones of the variables, within 15%
        assertEquals(1, NoiseLevel.share(noisy) / noise, 0.2, timeStep + ", " + noise);
      }
    }
  }

  @Test
  void seesNoneInSmoothData() {
    for (double timeStep : new double[] {0.005, 0.01, 0.02, 0.05}) {
      assertEquals(0, NoiseLevel.share(LorenzData.sampled(5000, timeStep, 0)), "Δt = " + timeStep);
    }
    assertTrue(NoiseLevel.share(LorenzData.sampled(5000, 0.002, 0)) < 1e-14);
  }

  @Test
  void noiseOnSmoothMotionIsStillAFlow() {
    for (double timeStep : new double[] {0.002, 0.01, 0.02, 0.05}) {
      for (double noise : new double[] {0, 1e-2, 0.1}) {
        Trajectory noisy = LorenzData.sampled(5000, timeStep, noise, new Seed(3));
        assertEquals(EquationForm.FLOW, EquationForm.AUTO.chosen(noisy), timeStep + ", " + noise);
      }
    }
  }

  @Test
  void independentNumbersAndRandomWalksAreNone() {
    double[] walk = new double[5000];
    var random = new Seed(1).generator();
    for (int i = 1; i < walk.length; i++) {
      walk[i] = 0.95 * walk[i - 1] + random.nextGaussian();
    }
    // increments of a walk's averages have correlation ¼ at most: √(2 (1 − ¼)) = 1.22
    assertEquals(EquationForm.MAP, EquationForm.AUTO.chosen(Trajectory.of(walk, 1, 1)));
    double[] noise = random.doubles(5000).toArray();
    Smoothness found = Smoothness.of(Trajectory.of(noise, 1, 1));
    assertEquals(Math.sqrt(3), found.ratio(), 0.05);
  }

  @Test
  void aConstantHasNone() {
    assertEquals(0, NoiseLevel.share(Trajectory.of(new double[100], 1, 1)));
  }

  @Test
  void aCosineForgetsHalfOfItselfInASixthOfItsPeriod() {
    double[] states = new double[12_000];
    for (int i = 0; i < states.length; i++) {
      states[i] = Math.cos(2 * Math.PI * i / 120);
    }
    // cos(2π · 20/120) = ½; one more for rounding
    assertEquals(20, CorrelationTime.steps(Trajectory.of(states, 1, 1)), 1);
  }
}
