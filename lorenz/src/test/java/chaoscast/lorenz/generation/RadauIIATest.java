package chaoscast.lorenz.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.equations.EquationText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RadauIIATest {
  private static final double ROOT = Math.sqrt(6);

  @Test
  void withThreeStagesTheCoefficientsAreThoseOfTheBook() {
    // Hairer and Wanner, volume II, table IV.5.6
    RadauTableau tableau = RadauTableau.of(3);
    assertArrayEquals(new double[] {(4 - ROOT) / 10, (4 + ROOT) / 10, 1}, tableau.nodes(), 1e-15);
    double[][] book = {
      {(88 - 7 * ROOT) / 360, (296 - 169 * ROOT) / 1800, (-2 + 3 * ROOT) / 225},
      {(296 + 169 * ROOT) / 1800, (88 + 7 * ROOT) / 360, (-2 - 3 * ROOT) / 225},
      {(16 - ROOT) / 36, (16 + ROOT) / 36, 1.0 / 9}
    };
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(book[i], tableau.weights()[i], 1e-15);
    }
  }

  @Test
  void theErrorOfStepsOfFixedSizeFallsWithTheirNinthPower() {
    double coarse = errorOfFixedSteps(4);
    double fine = errorOfFixedSteps(8);
    // 2⁹ = 512, but for the next power of h
    assertEquals(9, Math.log(coarse / fine) / Math.log(2), 0.2);
  }

  @Test
  void followsAnExactSolutionWithinItsTolerance() {
    assertTrue(Oscillator.error(RadauIIA.TIGHT, 1, 16) < 1e-10);
    assertTrue(Oscillator.error(new RadauIIA(1e-4, 1e-4), 1, 16) < 1e-2);
  }

  @Test
  void agreesWithDormandAndPrince() {
    double[] implicit = {-8, 7, 27};
    double[] explicit = {-8, 7, 27};
    Propagator radau = RadauIIA.TIGHT.propagator(Lorenz63.CLASSICAL, 0.1);
    Propagator dormand = DormandPrince853.TIGHT.propagator(Lorenz63.CLASSICAL, 0.1);
    for (int n = 0; n < 10; n++) {
      radau.advance(implicit);
      dormand.advance(explicit);
    }
    // both within 1e-12 · 30 a step, grown by exp(λ₁) over one time unit
    assertArrayEquals(explicit, implicit, 1e-9);
  }

  /// A. Prothero, A. Robinson, Math. Comp. 28 (1974) 145–162: the solution is cos t however stiff its surroundings.
  @Test
  void theSolutionOfProtheroAndRobinsonIsFollowedHoweverStiffItIs() {
    for (String stiffness : new String[] {"1e2", "1e4", "1e6", "1e9"}) {
      EquationSystem system = system("""
          parameter k = %s
          x' = -k*(x - cos(t)) - sin(t)
          """.formatted(stiffness));
      double[] state = {1, 0};
      Propagator propagator = RadauIIA.TIGHT.propagator(system, 0.5);
      for (int n = 1; n <= 20; n++) {
        assertTrue(propagator.advance(state));
        assertEquals(Math.cos(0.5 * n), state[0], 1e-11, stiffness);
      }
    }
  }

  @Test
  void aLinearSystemOfRatesEightDecadesApartIsSolvedExactly() {
    // x = e^{−t}, y = x + e^{−1e8 t} from (1, 2)
    EquationSystem system = system("""
        x' = -x
        y' = -1e8*(y - x) - x
        """);
    double[] state = {1, 2};
    assertTrue(RadauIIA.TIGHT.propagator(system, 1).advance(state));
    assertArrayEquals(new double[] {Math.exp(-1), Math.exp(-1)}, state, 1e-11);
  }

  @Test
  void tangentVectorsOfAStiffLinearSystemFollowItsExponentials() {
    // (1, 0) and (0, 1) become (e^{−t}, e^{−t} − e^{−1e8 t}) and (0, e^{−1e8 t})
    EquationSystem system = system("""
        x' = -x
        y' = -1e8*(y - x) - x
        """);
    double[][] vectors = {{1, 0}, {0, 1}};
    assertTrue(RadauIIA.TIGHT.tangentPropagator(system, 1).advance(new double[] {1, 2}, vectors));
    assertArrayEquals(new double[] {Math.exp(-1), Math.exp(-1)}, vectors[0], 1e-10);
    assertArrayEquals(new double[] {0, 0}, vectors[1], 1e-10);
  }

  /// H. H. Robertson, The solution of a set of reaction rate equations (1966), three reactions whose rates are
  /// nine decades apart: at t = 40 to the ten digits on which two other solvers agree, at t = 1, 10⁴, 10⁸ and 10¹¹ the
  /// reference of the test set for solvers of initial value problems (archimede.uniba.it/~testset, problem ROBER).
  @Test
  void robertsonsReactionsReachTheKnownStateAndLoseNothing() {
    EquationSystem system = system("""
        x' = -0.04*x + 1e4*y*z
        y' = 0.04*x - 1e4*y*z - 3e7*y^2
        z' = 3e7*y^2
        """);
    double[] state = {1, 0, 0};
    assertTrue(RadauIIA.TIGHT.propagator(system, 40).advance(state));
    assertEquals(0.7158270687, state[0], 2e-10);
    assertEquals(9.185534765e-6, state[1], 1e-14);
    assertEquals(0.2841637457, state[2], 2e-10);
    assertEquals(1, state[0] + state[1] + state[2], 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.9664597373330035, 0.3074626578578675e-4",
    "1e4, 0.1073004285378040, 0.4800166972571660e-6",
    "1e8, 0.2082417512179460e-4, 0.8329841429908955e-10",
    "1e11, 0.2083340149701255e-7, 0.8333360770334713e-13"
  })
  void robertsonsReactionsReachTheReferenceOfTheTestSet(double time, double x, double y) {
    EquationSystem system = system("""
        x' = -0.04*x + 1e4*y*z
        y' = 0.04*x - 1e4*y*z - 3e7*y^2
        z' = 3e7*y^2
        """);
    double[] state = {1, 0, 0};
    assertTrue(new RadauIIA(1e-22, 1e-12).propagator(system, time).advance(state));
    assertEquals(x, state[0], 1e-10 * x);
    assertEquals(y, state[1], 1e-10 * y);
  }

  /// The same test set, problem VDPOL: ε = 10⁻⁶ at t = 2.
  @Test
  void vanDerPolsOscillatorWithAMillionfoldSeparationReachesThePublishedState() {
    EquationSystem system = system("""
        parameter epsilon = 1e-6
        x' = v
        v' = ((1 - x^2)*v - x)/epsilon
        """);
    double[] state = {2, 0};
    assertTrue(RadauIIA.TIGHT.propagator(system, 2).advance(state));
    assertEquals(1.706167732170483, state[0], 1e-9);
    assertEquals(-0.8928097010247975, state[1], 1e-9);
  }

  @Test
  void aSolutionThatBlowsUpIsReported() {
    double[] state = {1};
    assertFalse(RadauIIA.TIGHT.propagator(system("x' = x^2"), 1.5).advance(state));
  }

  @Test
  void aFileOfEquationsNamesItAndATangentFlowIsMadeOfIt() {
    EquationSystem system = system("""
        x' = -1e8*x
        integrator = radau absolute=1e-10 relative=1e-10
        """);
    assertEquals(new RadauIIA(1e-10, 1e-10), Integrator.standardFor(system));
  }

  @Test
  void rejectsATolerancesBelowRoundingByName() {
    InputException thrown =
        assertThrows(InputException.class, () -> new RadauIIA(1e-12, 1e-15));
    assertEquals("relative must be in [1.0E-13, 1.0] but was 1.0E-15", thrown.getMessage());
  }

  @Test
  void rejectsMoreVariablesThanItsLinearEquationsHaveRoomFor() {
    EquationSystem system = system("""
        size x = 201
        x[i]' = -x[i]
        """);
    InputException thrown =
        assertThrows(
            InputException.class, () -> RadauIIA.TIGHT.propagator(system, 1));
    assertEquals(
        "variables of a system that radau integrates must be ≤ 200: each step solves equations of five times as many"
            + " unknowns, but there are 201: use rk4, dp853 or gbs",
        thrown.getMessage());
  }

  private static double errorOfFixedSteps(int steps) {
    var step = new RadauStep(new Oscillator(), RadauTableau.FIVE_STAGES);
    double[] scale = {1e-14, 1e-14};
    double[] state = {1, 0};
    for (int n = 0; n < steps; n++) {
      for (double[] row : step.increments()) {
        row[0] = 0;
        row[1] = 0;
      }
      assertTrue(step.solve(state, 8.0 / steps, scale));
      double[] gained = step.increments()[4];
      state[0] += gained[0];
      state[1] += gained[1];
    }
    return Math.hypot(state[0] - Math.cos(8), state[1] + Math.sin(8));
  }

  private static EquationSystem system(String text) {
    return EquationSystem.create("mine", EquationText.parse(text), Map.of());
  }
}
