package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import chaoscast.core.flow.FlowFamily;
import chaoscast.core.flow.IntegrationMethod;
import chaoscast.core.linalg.Blas;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.training.TrainingSet;
import chaoscast.d2r2.RingData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

/// Coefficients through the integrator: exact where the integrator is the data's own.
class RefinementTest {
  private static final int STEPS = 1500;
  private static final double DT = 0.01;

  private static final double[][] LORENZ = {{-10, 10}, {28, -1, -1}, {-8.0 / 3, 1}};

  private static Trajectory lorenz(String integrator) {
    return LorenzData.sampled(STEPS, DT, 0)
        .withProvenance(
            new Provenance("lorenz63", Map.of(), OptionalLong.empty(), integrator, ""));
  }

  private static Surrogate train(Trajectory data, Map<String, String> settings) {
    return new SindyProvider().trainer(settings, new Seed(1)).train(List.of(data), Progress.NONE);
  }

  private static void assertLorenz(Surrogate surrogate, double relativeError) {
    var equations = ((SindySurrogate) surrogate).equations();
    assertEquals(7, equations.termCount(), equations::toString);
    for (int i = 0; i < 3; i++) {
      double[] found =
          equations.rows().get(i).terms().values().stream().mapToDouble(v -> v).toArray();
      for (int q = 0; q < found.length; q++) {
        assertEquals(LORENZ[i][q], found[q], relativeError * Math.abs(LORENZ[i][q]));
      }
    }
  }

  private static String remark(Surrogate surrogate) {
    return surrogate.remarks().getFirst().text();
  }

  @Test
  void throughTheDatasOwnIntegratorTheSevenTermsAreExact() {
    Surrogate own = train(lorenz("rk4 substeps=10"), Map.of());
    assertLorenz(own, 1e-13);
    assertEquals("rk4", own.settings().get("integrator"));
    assertEquals("10", own.settings().get("substeps"));
    assertTrue(
        remark(own).startsWith("integrates by rk4 substeps=10, as its training data say"),
        remark(own));
  }

  /// The data's integrator has an error of its own, (0.001)⁴ of the highest derivatives: some 1e−10.
  @Test
  void throughAnotherIntegratorTheErrorOfTheDatasOwnIsLeft() {
    Surrogate other = train(lorenz(""), Map.of());
    assertLorenz(other, 1e-8);
    assertThrows(AssertionError.class, () -> assertLorenz(other, 1e-13));
    assertTrue(remark(other).startsWith("integrates by dp853 absolute=1e-12"), remark(other));
  }

  @Test
  void convergedDataHaveNoFloorWhateverMadeThem() {
    double[] states = new double[3 * STEPS];
    double[] state = {-8, 7, 27};
    var integrator = new DormandPrince853Integrator(1e-10, DT, 1e-14, 1e-14);
    var field =
        new PolynomialField(
            ((SindySurrogate) train(lorenz("rk4 substeps=10"), Map.of())).equations());
    for (int i = 0; i < STEPS; i++) {
      System.arraycopy(state, 0, states, 3 * i, 3);
      state = integrator.integrate(field, new ODEState(0, state), DT).getPrimaryState();
    }
    Surrogate surrogate = train(Trajectory.of(states, 3, DT), Map.of("tolerance", "1e-13"));
    assertLorenz(surrogate, 1e-12);
  }

  @Test
  void withoutRefinementTheErrorIsThatOfTheDerivatives() {
    Surrogate surrogate = train(lorenz("rk4 substeps=10"), Map.of("refine", "false"));
    assertLorenz(surrogate, 1e-4);
    assertThrows(AssertionError.class, () -> assertLorenz(surrogate, 1e-12));
    assertTrue(remark(surrogate).endsWith("not refined through it: refine=false"),
        remark(surrogate));
  }

  @Test
  void theResidualIsMeasuredWhereTheGramMatrixCannotTellIt() {
    double[] first =
        train(lorenz("rk4 substeps=10"), Map.of("refine", "false")).fit().orElseThrow()
            .residualRms();
    double[] refined = train(lorenz("rk4 substeps=10"), Map.of()).fit().orElseThrow().residualRms();
    for (int i = 0; i < 3; i++) {
      // differences of order 8 with steps of 0.01: some 1e−8 of derivatives of some 100
      assertTrue(first[i] > 1e-8 && first[i] < 1e-3, "residual " + first[i]);
      // states of some 10, rounded to half a place, in steps of 0.01: at least 1e−13
      assertTrue(refined[i] > 5e-14 && refined[i] < 1e-11, "refined residual " + refined[i]);
    }
  }

  @Test
  void noisyDataAreNotRefined() {
    Surrogate surrogate = train(LorenzData.sampled(4000, 0.02, 0.01), Map.of());
    assertTrue(remark(surrogate).endsWith("not refined through it: the data are noisy"));
  }

  @Test
  void equationsThatLeaveMuchUnexplainedAreNotRefined() {
    Surrogate surrogate = train(lorenz("rk4 substeps=10"), Map.of("degree", "1"));
    assertTrue(remark(surrogate).contains("of a derivative unexplained"), remark(surrogate));
  }

  @Test
  void coefficientsThatBlowUpAreATypedResultAndNeverNotANumber() {
    var training = new TrainingSet(List.of(lorenz("")));
    var lift = new LiftedState(3, TermFamily.parse("polynomial"));
    Function<int[], FlowFamily> family =
        _ -> new TermFlows(
            KnownPart.NOTHING,
            lift,
            List.of(new Term(0, 0, Monomial.of(0, 0))),
            Optional.of(IntegrationMethod.ACCURATE),
            DT);
    RefinedWeights.Result result =
        new RefinedWeights(
            training, KnownPart.NOTHING,
            SindyOptions.STANDARD.withMethod(IntegrationMethod.ACCURATE),
            false, Driving.NONE)
            .refine(family, new double[] {1e300}, new double[] {1}, 0);
    assertTrue(result.refinement() instanceof Refinement.Failed, result.refinement().text());
    assertArrayEquals(new double[] {1e300}, result.weights());
  }

  @Test
  void refinedCoefficientsDoNotDependOnThreads() {
    int before = Blas.best().threads();
    try {
      Blas.best().threads(1);
      var one = ((SindySurrogate) train(lorenz(""), Map.of())).equations();
      Blas.best().threads(3);
      assertEquals(one, ((SindySurrogate) train(lorenz(""), Map.of())).equations());
    } finally {
      Blas.best().threads(before);
    }
  }

  /// x_i' = sin x_(i+1) − 0.2 x_i in ten Runge–Kutta steps a sample.
  @Test
  void sinesAreFoundAsSines() {
    var names = List.of("x", "y", "z");
    var library = new TermLibrary(names, 1, TermFamily.parse("polynomial,sine"));
    List<Monomial> all = library.terms();
    double[] weights = new double[3 * all.size()];
    for (int i = 0; i < 3; i++) {
      weights[i * all.size() + 1 + i] = -0.2;
      weights[i * all.size() + 4 + (i + 1) % 3] = 1;
    }
    double[] states = new double[3 * STEPS];
    double[] state = {1.1, 2.3, -0.4};
    for (int i = 0; i < STEPS; i++) {
      System.arraycopy(state, 0, states, 3 * i, 3);
      for (int step = 0; step < 10; step++) {
        thomas(state, 0.01);
      }
    }
    var data =
        Trajectory.of(states, 3, 0.1)
            .withNames(names)
            .withProvenance(
                new Provenance("", Map.of(), OptionalLong.empty(), "rk4 substeps=10", ""));
    var found = (SindySurrogate) train(data, Map.of("library", "polynomial,sine"));
    var expected = library.equations(weights, Form.DERIVATIVE);
    assertEquals(expected.termCount(), found.equations().termCount());
    for (int i = 0; i < 3; i++) {
      assertEquals(expected.rows().get(i).terms().keySet().stream().map(m -> name(m, 3)).toList(),
          found.equations().rows().get(i).terms().keySet().stream().map(m -> name(m, 3)).toList());
      found.equations().rows().get(i).terms().values()
          .forEach(value -> assertTrue(
              Math.abs(value - 1) < 1e-13 || Math.abs(value + 0.2) < 1e-13, "" + value));
    }
    assertTrue(new SindyProvider().view(found, Optional.empty()).contains("1.000 sin(y)"));
  }

  /// Linear terms by variable, sines by `s` and variable.
  private static String name(Monomial monomial, int variables) {
    int factor = monomial.factors()[0];
    return factor < variables ? "x" + factor : "s" + factor % variables;
  }

  private static void thomas(double[] s, double h) {
    double[] k1 = slope(s);
    double[] k2 = slope(moved(s, k1, h / 2));
    double[] k3 = slope(moved(s, k2, h / 2));
    double[] k4 = slope(moved(s, k3, h));
    for (int i = 0; i < 3; i++) {
      s[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
  }

  private static double[] slope(double[] s) {
    return new double[] {
      Math.sin(s[1]) - 0.2 * s[0], Math.sin(s[2]) - 0.2 * s[1], Math.sin(s[0]) - 0.2 * s[2]
    };
  }

  private static double[] moved(double[] s, double[] k, double h) {
    return new double[] {s[0] + h * k[0], s[1] + h * k[1], s[2] + h * k[2]};
  }

  @Test
  void variablesOnARingAreExactToo() {
    Trajectory data =
        RingData.lorenz96(12, 1200)
            .withProvenance(
                new Provenance("", Map.of(), OptionalLong.empty(), "rk4 substeps=1", ""));
    var equations = ((SindySurrogate) train(data, Map.of())).equations();
    assertEquals(48, equations.termCount());
    equations.rows().forEach(
        row -> row.terms().values().forEach(
            value -> assertTrue(
                Math.abs(value - 8) < 1e-12 || Math.abs(Math.abs(value) - 1) < 1e-12, "" + value)));
  }

  /// 91 terms and 192 samples: least squares with most of the terms follows chance.
  @Test
  void fewSamplesGiveFewTermsRatherThanAllOfThem() {
    var equations =
        ((SindySurrogate) train(RingData.lorenz96(12, 200), Map.of("refine", "false"))).equations();
    assertTrue(equations.termCount() <= 12 * 192 / 5, () -> "terms " + equations.termCount());
  }

  /// Abel, Jacobi and Liouville: the volume of any ball shrinks by exp(tr J Δt), tr J = −(σ + 1 + β).
  @Test
  void theSurrogatesFlowHasTheDeterminantOfItsDivergence() {
    Flow flow = train(lorenz("rk4 substeps=10"), Map.of()).flow().orElseThrow();
    double[] state = {-8, 7, 27};
    double[][] m = Flow.identity(3);
    assertTrue(flow.advance(state, m, 0));
    double determinant =
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
            - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    assertEquals(Math.exp(-(10 + 1 + 8.0 / 3) * DT), determinant, 1e-9);
  }

  /// 264 variables have 35 245 monomials of degree ≤ 2, whose matrix alone takes 9.9 GB.
  @Test
  void moreTermsThanMemoryAreRejectedBeforeTheyAreAllocated() {
    var data = Trajectory.of(new double[264 * 20], 264, 0.01);
    var error = assertThrows(InputException.class, () -> train(data, Map.of()));
    assertTrue(error.getMessage().startsWith("degree must be ≤ "), error.getMessage());
  }

  @Test
  void optionsThatDoNotGoTogetherAreRejectedByName() {
    rejects(
        "integrator must be rk4 or dp853 with library=polynomial but was etdrk4",
        Map.of("integrator", "etdrk4"));
    rejects(
        "integrator must be etdrk4 with library=spectral but was dp853",
        Map.of("library", "spectral", "integrator", "dp853"));
    rejects(
        "library must be spectral alone, or polynomial with or without sine and cosine, but was 'sine'",
        Map.of("library", "sine"));
    rejects("tolerance must be > 0 but was 0.0", Map.of("tolerance", "0"));
    rejects("length must be ≥ 0 but was -1.0", Map.of("length", "-1"));
  }

  private static void rejects(String message, Map<String, String> settings) {
    var error = assertThrows(InputException.class, () -> train(lorenz(""), settings));
    assertEquals(message, error.getMessage());
  }
}
