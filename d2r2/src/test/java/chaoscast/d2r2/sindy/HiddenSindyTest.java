package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Blas;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Equations with variables that nobody observes, where these are known to the test.
class HiddenSindyTest {
  private static final double LYAPUNOV = 0.9056;

  private static Surrogate fit(SindyOptions options, Trajectory data) {
    return Sindy.trainer(options, new Seed(1)).train(List.of(data), Progress.NONE);
  }

  /// x'' = −x, observed in x: with h ∝ x' a linear system of two variables, whose solution is a cosine.
  private static Trajectory cosine(int steps) {
    double[] x = new double[steps];
    for (int i = 0; i < steps; i++) {
      x[i] = 3 * Math.cos(0.1 * i);
    }
    return Trajectory.of(x, 1, 0.1).withNames(List.of("x"));
  }

  @Test
  void seesTheVelocityOfAnOscillatorThatShowsItsPlaceAlone(@TempDir Path folder) {
    Trajectory data = cosine(2400);
    Surrogate model =
        fit(SindyOptions.STANDARD.withDegree(1).withHidden(1), data.slice(0, 800));
    assertInstanceOf(HiddenSindySurrogate.class, model, () -> model.remarks().toString());
    assertEquals(1, model.dimension());

    Trajectory forecast = model.forecast(data.slice(0, 1200), 1200).predicted();
    for (int i = 0; i < 1200; i++) {
      assertEquals(data.get(1200 + i, 0), forecast.get(i, 0), 1e-6);
    }

    Path file = folder.resolve("model.h5");
    Surrogates.save(model, file);
    assertArrayEquals(
        forecast.toArray(),
        Surrogates.load(file).forecast(data.slice(0, 1200), 1200).predicted().toArray());
  }

  @Test
  void givesTheSameBitsWithAnyNumberOfThreads() {
    Trajectory data = cosine(900);
    SindyOptions options = SindyOptions.STANDARD.withDegree(1).withHidden(1);
    int before = Blas.best().threads();
    try {
      Blas.best().threads(1);
      double[] one = fit(options, data).forecast(data, 50).predicted().toArray();
      Blas.best().threads(2);
      assertArrayEquals(one, fit(options, data).forecast(data, 50).predicted().toArray());
    } finally {
      Blas.best().threads(before);
    }
  }

  /// Each forecast is followed by what was observed, which in the second lane contradicts it now and then.
  @Test
  void lanesDoNotDependOnEachOther() {
    Trajectory data = cosine(1000);
    Surrogate model =
        fit(SindyOptions.STANDARD.withDegree(1).withHidden(1), data.slice(0, 600));
    Rollout both = model.startRollout(2);
    Rollout first = model.startRollout(1);
    Rollout second = model.startRollout(1);
    double[] two = new double[2];
    double[] one = new double[1];
    for (int t = 0; t < 250; t++) {
      double a = data.get(600 + t, 0);
      double b = data.get(600 + t, 0) + (t % 17 == 0 ? 0.1 : 0);
      both.observe(new double[] {a, b});
      first.observe(new double[] {a});
      second.observe(new double[] {b});
      if (t > 200) {
        both.forecast(two);
        first.forecast(one);
        assertEquals(one[0], two[0]);
        second.forecast(one);
        assertEquals(one[0], two[1]);
      }
    }
  }

  @Test
  void fallsBackToDelaysAndSaysSoWhereEquationsForecastWorse() {
    // the logistic map: a polynomial of the last state, and no linear flow
    double[] x = new double[800];
    x[0] = 0.3;
    for (int i = 1; i < x.length; i++) {
      x[i] = 3.9 * x[i - 1] * (1 - x[i - 1]);
    }
    Surrogate model =
        fit(
            SindyOptions.STANDARD.withForm(EquationForm.FLOW).withDegree(1).withHidden(1),
            Trajectory.of(x, 1, 1));

    assertEquals("d2r2", model.provider());
    assertTrue(
        model.remarks().stream().anyMatch(one -> one.text().contains("d2r2 with delays instead")),
        () -> model.remarks().toString());
  }

  @Test
  void whatHasNoHiddenVariablesIsRefused() {
    SindyOptions one = SindyOptions.STANDARD.withHidden(1);
    Trajectory data = cosine(900);
    assertRefused("form must be flow or auto", one.withForm(EquationForm.MAP), data);
    assertRefused("library must be polynomial", one.withLibrary("polynomial,sine"), data);
    assertRefused("≥ 400 training states", one, cosine(399));
    assertRefused("hidden must leave ≤ 1000 weights", one.withHidden(16).withDegree(3), data);
    assertRefused("x is constant", one,
        Trajectory.of(new double[900], 1, 1).withNames(List.of("x")));
    assertThrows(InputException.class, () -> SindyOptions.STANDARD.withHidden(-1));
    assertThrows(InputException.class, () -> SindyOptions.STANDARD.withHidden(17));
  }

  private static void assertRefused(String words, SindyOptions options, Trajectory data) {
    String message =
        assertThrows(InputException.class, () -> fit(options, data)).getMessage();
    assertTrue(message.contains(words), message);
  }

  /// The targets of the reference: Lorenz 63 from x alone, 4000 samples.
  @Test
  @Tag("slow")
  void seesFourteenLyapunovTimesOfLorenzFromOneVariable() {
    assertTrue(horizon(0) >= 14);
  }

  @Test
  @Tag("slow")
  void seesFiveLyapunovTimesThroughNoiseOfAThousandth() {
    assertTrue(horizon(0.001) >= 5);
  }

  /// @return mean over 100 starts in Lyapunov times, errors up to half a deviation of x
  private static double horizon(double noise) {
    int starts = 100;
    int spacing = 60;
    int length = 2000;
    int train = 4000;
    int steps = train + 1000 + starts * spacing + length;
    Trajectory truth = xOf(LorenzData.sampled(steps, 0.02, 0));
    Trajectory seen = xOf(LorenzData.sampled(steps, 0.02, noise));
    SindyOptions options = SindyOptions.STANDARD.withHidden(2);
    Surrogate model =
        fit(noise > 0 ? options.withNoise(NoiseShare.of(noise)) : options, seen.slice(0, train));
    assertInstanceOf(HiddenSindySurrogate.class, model, () -> model.remarks().toString());

    Rollout rollout = model.startRollout(starts);
    double[] states = new double[starts];
    for (int i = -model.warmUp(); i < 0; i++) {
      for (int lane = 0; lane < starts; lane++) {
        states[lane] = seen.get(train + 1000 + lane * spacing + i, 0);
      }
      rollout.observe(states);
    }
    boolean[] lost = new boolean[starts];
    int held = 0;
    for (int i = 0; i < length; i++) {
      rollout.forecast(states);
      for (int lane = 0; lane < starts; lane++) {
        double error = states[lane] - truth.get(train + 1000 + lane * spacing + i, 0);
        lost[lane] |= !(Math.abs(error) < 0.5 * 7.9);
        held += lost[lane] ? 0 : 1;
      }
    }
    return held * 0.02 * LYAPUNOV / starts;
  }

  private static Trajectory xOf(Trajectory lorenz) {
    double[] x = new double[lorenz.steps()];
    for (int i = 0; i < x.length; i++) {
      x[i] = lorenz.get(i, 0);
    }
    return Trajectory.of(x, 1, lorenz.timeStep()).withNames(List.of("x"));
  }
}
