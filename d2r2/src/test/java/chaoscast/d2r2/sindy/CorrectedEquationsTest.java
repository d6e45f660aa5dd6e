package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.hybrid.HybridTrainer;
import chaoscast.core.hybrid.Knowledge;
import chaoscast.core.hybrid.WrongLorenz;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.scaling.ScalingKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Terms that are added to the derivative of a model.
class CorrectedEquationsTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {5, -4, 25}, 1000);

  /// The integrator of [ChaoticData].
  private static final SindyOptions OWN =
      SindyOptions.STANDARD.withIntegrator(Integration.RK4).withSubsteps(1);

  private static Surrogate train(SindyOptions options, Knowledge model, Trajectory data) {
    return new HybridTrainer(Sindy.trainer(options, new Seed(1)), model, ScalingKind.STANDARD)
        .train(List.of(data), Progress.NONE);
  }

  private static SindySurrogate corrected(SindyOptions options, Knowledge model) {
    return assertInstanceOf(
        SindySurrogate.class, train(options, model, TRUTH.slice(0, 500)));
  }

  /// The truth has ρ = 28, the model 29.4: what is missing is −1.4 x in the equation of y, and nothing else.
  @Test
  void theOneTermThatTheModelLacksIsFoundToAlmostAllDigits() {
    SindySurrogate found = corrected(OWN, WrongLorenz.BY_FIVE_PERCENT);
    Polynomials terms = found.equations();
    assertEquals(0, terms.rows().get(0).terms().size(), terms.toString());
    assertEquals(0, terms.rows().get(2).terms().size(), terms.toString());
    assertEquals(1, terms.rows().get(1).terms().size(), terms.toString());
    assertEquals(-1.4, terms.rows().get(1).terms().get(Monomial.of(0)), 1e-9);
    double[] next = found.forecast(TRUTH.slice(0, 1), 500).predicted().state(499);
    assertArrayEquals(TRUTH.state(500), next, 1e-3);
  }

  @Test
  void aModelThatIsRightIsLeftAsItIs() {
    SindySurrogate found = corrected(OWN, new WrongLorenz(28));
    assertEquals(0, found.cost().parameters(), found.equations().toString());
    assertArrayEquals(
        TRUTH.state(500), found.forecast(TRUTH.slice(0, 1), 500).predicted().state(499), 1e-6);
    assertTrue(
        found.remarks().stream().noneMatch(remark -> remark.text().contains("no term is left")),
        found.remarks().toString());
  }

  /// Without the integrator of the data, as of measured ones, some digits fewer.
  @Test
  void anotherIntegratorStillLeavesAlmostNothing() {
    SindySurrogate found = corrected(SindyOptions.STANDARD, WrongLorenz.BY_FIVE_PERCENT);
    assertEquals(-1.4, found.equations().rows().get(1).terms().get(Monomial.of(0)), 1e-2);
  }

  @Test
  void fileAndDescriptionHoldTheModelAndTheTerms(@TempDir Path folder) {
    SindySurrogate found = corrected(OWN, WrongLorenz.BY_FIVE_PERCENT);
    Path file = folder.resolve("model.h5");
    Surrogates.save(found, file);
    Surrogate loaded = Surrogates.load(file);
    assertEquals(found.header(), loaded.header());
    assertEquals(WrongLorenz.BY_FIVE_PERCENT.text(), loaded.header().knowledge().orElseThrow());
    Trajectory start = TRUTH.slice(300, 301);
    assertArrayEquals(
        found.forecast(start, 200).predicted().state(199),
        loaded.forecast(start, 200).predicted().state(199));
    String view = Surrogates.view(loaded, Optional.empty());
    assertTrue(view.contains("y' = -1.400 x"), view);
    assertTrue(loaded.polynomials(Expansion.WHOLE).isEmpty(), "the terms are not the equations");
  }

  /// Observations with 1% noise: derivatives in weak form, then states and weights together.
  @Test
  void noiseIsEstimatedBesideTheTerms() {
    RandomGenerator random = new Seed(4).generator();
    Trajectory truth = ChaoticData.lorenz(new double[] {5, -4, 25}, 3000);
    double[] noisy = new double[3 * truth.steps()];
    Arrays.setAll(noisy, i -> truth.get(i / 3, i % 3) + 0.01 * random.nextGaussian());
    Trajectory observed = Trajectory.of(noisy, 3, truth.timeStep()).withNames(truth.names());
    for (NoiseShare noise : List.of(NoiseShare.none(), NoiseShare.auto())) {
      var found =
          (SindySurrogate) train(
              SindyOptions.STANDARD.withNoise(noise), WrongLorenz.BY_FIVE_PERCENT, observed);
      assertEquals(
          -1.4, found.equations().rows().get(1).terms().get(Monomial.of(0)),
          noise.isNone() ? 0.3 : 0.1, found.equations().toString());
    }
  }

  @Test
  void aMapOfStateAndStepIsLearnedWhereItIsAskedFor() {
    Surrogate found =
        train(
            SindyOptions.STANDARD.withForm(EquationForm.MAP), WrongLorenz.BY_FIVE_PERCENT,
            TRUTH.slice(0, 500));
    assertTrue(!(found instanceof SindySurrogate));
    assertEquals(Map.of("rho", "29.4"), found.header().knowledge().orElseThrow().parameters());
  }

  @Test
  void hiddenVariablesAreRefused() {
    var error =
        assertThrows(
            InputException.class,
            () -> train(OWN.withHidden(1), WrongLorenz.BY_FIVE_PERCENT, TRUTH.slice(0, 500)));
    assertTrue(error.getMessage().contains("hidden must be 0 where a model is corrected"),
        error.getMessage());
  }
}
