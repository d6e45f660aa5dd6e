package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.Blas;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.smoothing.Smoother;
import chaoscast.core.smoothing.WeakConstraint;
import chaoscast.core.smoothing.WhiteNoise;
import chaoscast.core.training.Fit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Equations and states from noisy observations of Lorenz' model, whose terms and states are known.
class NoisySindyTest {
  private static final int STEPS = 3000;
  private static final double TIME_STEP = 0.02;
  private static final double NOISE = 0.1;

  private static SindySurrogate fit(NoiseShare noise, Trajectory... data) {
    return (SindySurrogate) Sindy.trainer(SindyOptions.STANDARD.withNoise(noise), new Seed(1))
        .train(List.of(data), Progress.NONE);
  }

  private static void assertLorenz(SindySurrogate model, double share) {
    var exact =
        List.of(
            Map.of(Monomial.of(0), -10.0, Monomial.of(1), 10.0),
            Map.of(Monomial.of(0), 28.0, Monomial.of(1), -1.0, Monomial.of(0, 2), -1.0),
            Map.of(Monomial.of(2), -8.0 / 3, Monomial.of(0, 1), 1.0));
    for (int i = 0; i < exact.size(); i++) {
      Map<Monomial, Double> found = model.equations().rows().get(i).terms();
      assertEquals(new TreeMap<>(exact.get(i)).keySet(), found.keySet());
      exact
          .get(i)
          .forEach((term, value) -> assertEquals(
              value, found.get(term), share * Math.max(1, Math.abs(value)), term.toString()));
    }
  }

  @Test
  void findsTheSevenTermsAndTheNoiseThroughTenPercentOfIt() {
    SindySurrogate model =
        fit(NoiseShare.auto(), LorenzData.sampled(STEPS, TIME_STEP, NOISE));

    assertLorenz(model, 0.03);
    String text = remark(model, Remark.INTEGRATOR);
    assertTrue(text.contains("states estimated together"), text);
  }

  @Test
  void takesEachSideOfAGapByItself() {
    Trajectory data = LorenzData.sampled(1700, TIME_STEP, 0.01);
    SindySurrogate model =
        fit(NoiseShare.of(0.01), data.slice(0, 700), data.slice(900, 1700));

    assertLorenz(model, 0.01);
  }

  @Test
  void givesTheSameBitsWithAnyNumberOfThreads() {
    Trajectory data = LorenzData.sampled(2100, TIME_STEP, NOISE);
    int before = Blas.best().threads();
    try {
      Blas.best().threads(1);
      double[] one = weights(fit(NoiseShare.of(NOISE), data));
      Blas.best().threads(2);
      assertArrayEquals(one, weights(fit(NoiseShare.of(NOISE), data)));
    } finally {
      Blas.best().threads(before);
    }
  }

  private static double[] weights(SindySurrogate model) {
    return model.equations().rows().stream()
        .flatMap(row -> row.terms().values().stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  @Test
  void saysWhereTheNoiseGivenIsWrongByTen() {
    Trajectory data = LorenzData.sampled(2000, TIME_STEP, 0.01);

    String text = remark(fit(NoiseShare.of(0.1), data), "noise");
    assertTrue(text.contains("noise=auto"), text);
  }

  private static String remark(Surrogate model, String topic) {
    return model.remarks().stream()
        .filter(remark -> remark.topic().equals(topic))
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Test
  void noNoiseIsTheOrdinaryFit() {
    Trajectory data = LorenzData.sampled(1000, TIME_STEP, 0);

    double[] expected = weights(fit(NoiseShare.none(), data));
    assertArrayEquals(expected, weights(fit(NoiseShare.auto(), data)));
  }

  /// They are known, and would be smoothed like what is observed.
  @Test
  void refusesInputsInWords() {
    Trajectory data = LorenzData.sampled(500, TIME_STEP, 0.01);
    Trajectory force = Trajectory.of(new double[500], 1, TIME_STEP).withNames(List.of("u"));
    var failure =
        assertThrows(
            InputException.class, () -> fit(NoiseShare.auto(), data.withInputs(force)));
    assertTrue(failure.getMessage().contains("inputs u"), failure.getMessage());
  }

  @Test
  void refusesNoiseLargerThanTheSignal() {
    var failure = assertThrows(InputException.class, () -> NoiseShare.of(1.5));
    assertTrue(failure.getMessage().contains("[0, 1)"), failure.getMessage());
    assertThrows(InputException.class, () -> NoiseShare.of(-0.1));
    assertThrows(InputException.class, () -> NoiseShare.of(Double.NaN));
  }

  @Test
  void estimatesWhiteNoiseWithinAFifth() {
    for (double share : new double[] {1e-3, 1e-2, 1e-1}) {
      double[] found = WhiteNoise.shares(LorenzData.sampled(4000, TIME_STEP, share));
      for (double one : found) {
        assertEquals(share, one, 0.2 * share);
      }
    }
  }

  /// The model is Lorenz' own; 90% bands reach 1.645 standard errors either way. Errors are correlated over some
  /// hundred states along the flow, so that one record says little: several are counted together.
  @Test
  void smoothsStatesAndKnowsHowWell() {
    Trajectory truth = LorenzData.sampled(STEPS, TIME_STEP, 0);
    SindyOptions coarse =
        SindyOptions.STANDARD.withIntegrator(Integration.RK4).withSubsteps(2);
    Surrogate model =
        Sindy.trainer(coarse, new Seed(1)).train(List.of(truth), Progress.NONE);
    double[] sigmas = {NOISE * 7.9, NOISE * 9.0, NOISE * 8.6};
    long inside = 0;
    double square = 0;
    int records = 4;
    double values = 3.0 * truth.steps() * records;
    for (int record = 0; record < records; record++) {
      Trajectory noisy = LorenzData.sampled(STEPS, TIME_STEP, NOISE, new Seed(100 + record));
      Smoother.Smoothed smoothed =
          new Smoother(new WeakConstraint(sigmas, 2), true)
              .smooth(
                  noisy, () -> model.flow().orElseThrow(), Optional.empty(), Progress.NONE);
      for (int i = 0; i < truth.steps(); i++) {
        for (int k = 0; k < 3; k++) {
          double error = smoothed.states().get(i, k) - truth.get(i, k);
          inside += Math.abs(error) < 1.645 * smoothed.errors().get(i, k) ? 1 : 0;
          square += error * error / (sigmas[k] * sigmas[k]) / values;
        }
      }
    }
    double coverage = inside / values;
    assertTrue(coverage > 0.85 && coverage < 0.95, "coverage " + coverage);
    assertTrue(Math.sqrt(square) < 0.06, "error in units of the noise " + Math.sqrt(square));
  }

  /// The model is estimated from the same observations, and its errors are the same all over a record: the share of one
  /// record is a draw, the mean over records is what is promised.
  @Test
  void bandsHoldTheErrorsOfEstimatedEquationsToo() {
    int steps = 1200;
    int records = 6;
    Trajectory truth = LorenzData.sampled(steps, 0.05, 0);
    double[] sigmas = {NOISE * 7.9, NOISE * 9.0, NOISE * 8.6};
    double withoutCoefficients = 0;
    double coverage = 0;
    for (int record = 0; record < records; record++) {
      Trajectory noisy = LorenzData.sampled(steps, 0.05, NOISE, new Seed(200 + record));
      SindySurrogate model = fit(NoiseShare.of(NOISE), noisy);
      withoutCoefficients +=
          coverage(truth, noisy, model, sigmas, Optional.empty()) / records;
      coverage += coverage(truth, noisy, model, sigmas, model.flowCovariance()) / records;
    }
    assertTrue(coverage > 0.85 && coverage < 0.95, "coverage " + coverage);
    assertTrue(withoutCoefficients < coverage - 0.05, "coverage " + withoutCoefficients);
  }

  private static double coverage(
      Trajectory truth, Trajectory noisy, Surrogate model, double[] sigmas,
      Optional<double[]> covariance) {
    Smoother.Smoothed smoothed =
        new Smoother(new WeakConstraint(sigmas, 2), true)
            .smooth(noisy, () -> model.flow().orElseThrow(), covariance, Progress.NONE);
    double inside = 0;
    for (int i = 0; i < truth.steps(); i++) {
      for (int k = 0; k < 3; k++) {
        double error = smoothed.states().get(i, k) - truth.get(i, k);
        inside += Math.abs(error) < 1.645 * smoothed.errors().get(i, k) ? 1 : 0;
      }
    }
    return inside / (3 * truth.steps());
  }

  @Test
  void aFileKeepsTheCovarianceAndOneThatIsNoneIsRefused() {
    SindySurrogate model =
        fit(NoiseShare.of(NOISE), LorenzData.sampled(1000, TIME_STEP, NOISE));
    double[] covariance = model.flowCovariance().orElseThrow();
    ModelFile file = ModelFile.create();
    model.write(file);
    assertArrayEquals(
        covariance, SindySurrogate.read(file, model.header()).flowCovariance().orElseThrow());

    covariance[0] = -1;
    int terms = (int) Math.sqrt(covariance.length);
    ModelFile wrong =
        ModelFile.create()
            .put("degree", 2L)
            .put("weights", file.doubles("weights"), file.shape("weights"))
            .put("covariance", covariance, terms, terms);
    for (int k = 0; k < 3; k++) {
      wrong.put("names/" + k, file.text("names/" + k));
    }
    var failure =
        assertThrows(
            InputException.class, () -> SindySurrogate.read(wrong, model.header()));
    assertTrue(failure.getMessage().contains("covariance must be"), failure.getMessage());
  }

  /// Derivatives of noisy data leave much unexplained that the estimated states explain.
  @Test
  void saysWhereMoreThanNoiseIsLeftAndNothingWhereItIsNot() {
    Trajectory data = LorenzData.sampled(2000, 0.05, NOISE);
    List<Remark> good = fit(NoiseShare.auto(), data).remarks();
    assertTrue(
        good.stream().noneMatch(remark -> remark.topic().equals(Fit.TOPIC)), good.toString());

    SindySurrogate straight =
        (SindySurrogate) Sindy.trainer(
            SindyOptions.STANDARD.withNoise(NoiseShare.auto()).withDegree(1), new Seed(1))
            .train(List.of(LorenzData.sampled(2000, TIME_STEP, 0.01)), Progress.NONE);
    String text = remark(straight, Fit.TOPIC);
    assertTrue(text.contains("its noise is 0.01"), text);
  }
}
