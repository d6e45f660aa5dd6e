package chaoscast.lorenz.equations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.Lorenz96;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.generation.DataSet;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.Integrator;
import chaoscast.lorenz.generation.OwnSteps;
import chaoscast.lorenz.generation.Propagator;
import chaoscast.lorenz.generation.RungeKutta4;
import chaoscast.lorenz.lyapunov.LyapunovMeasurement;
import chaoscast.lorenz.lyapunov.LyapunovPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquationSystemTest {
  private static final String LORENZ =
      """
      # Lorenz 1963, J. Atmos. Sci. 20, 130
      parameter sigma = 10
      parameter rho = 28 # reduced Rayleigh number
      parameter beta = 8/3
      x' = sigma*(y - x)
      y' = x*(rho - z) - y
      z' = x*y - beta*z
      x(0) = 1
      y(0) = 1
      z(0) = 20
      timeStep = 0.01
      lyapunov = 0.9056
      """;

  private static DynamicalSystem system(String text) {
    return EquationSystem.create("mine", EquationText.parse(text), Map.of());
  }

  @Test
  void theTextOfLorenzGivesTheBitsOfTheClass() {
    DynamicalSystem text = system(LORENZ);
    double[] state = {1.5, -2.25, 19.7};
    double[] vector = {0.3, -0.7, 1.1};
    double[] expected = new double[3];
    double[] actual = new double[3];
    Lorenz63.CLASSICAL.derivative(state, expected);
    text.derivative(state, actual);
    assertArrayEquals(expected, actual);
    Lorenz63.CLASSICAL.tangent(state, vector, expected);
    text.tangent(state, vector, actual);
    assertArrayEquals(expected, actual, 1e-14);
    assertEquals(-(10 + 1 + 8.0 / 3), text.trace(state), 1e-14);
    assertEquals(0.9056, text.lyapunovExponent().orElseThrow());
  }

  @Test
  void aRingOfAThousandSitesIsLorenz96() {
    DynamicalSystem text =
        system("""
            parameter F = 8
            size x = 1000
            x[i]' = x[i-1]*(x[i+1] - x[i-2]) - x[i] + F
            x[i](0) = F + 0.01*sin(i)
            """);
    assertEquals(1000, text.dimension());
    double[] state = text.initialState(new Seed(1));
    double[] expected = new double[1000];
    double[] actual = new double[1000];
    new Lorenz96(1000, 8).derivative(state, expected);
    text.derivative(state, actual);
    assertArrayEquals(expected, actual, 1e-12);
    assertEquals(-1000, text.trace(state), 1e-9);
  }

  /// x' = cos t from x = 0 is sin t; the time is a variable of the state.
  @Test
  void forcingNamesTheTime() {
    DynamicalSystem forced = system("x' = cos(t)\nx(0) = 0\n");
    assertEquals(2, forced.dimension());
    assertEquals(1, forced.observedDimension());
    double[] state = {0, 0};
    Propagator propagator = new RungeKutta4(10).propagator(forced, 0.1);
    for (int n = 0; n < 100; n++) {
      assertTrue(propagator.advance(state));
    }
    assertEquals(Math.sin(10), state[0], 1e-9);
    assertEquals(10, state[1], 1e-12);
  }

  /// x'(t) = −x(t − π/2) with the past cos t stays cos t.
  @Test
  void aLinearDelayEquationFollowsItsExactSolution() {
    var system =
        EquationSystem.create(
            "delayed",
            EquationText.parse(
                "x' = -delay(x, 1.5707963267948966)\nx(t<0) = cos(t)\nx(0) = 1\ntimeStep = 0.01\n"),
            Map.of());
    double[] state = system.initialState(new Seed(1));
    state[0] = 1;
    Propagator propagator = new OwnSteps().propagator(system, 0.01);
    for (int n = 0; n < 1000; n++) {
      assertTrue(propagator.advance(state));
    }
    assertEquals(Math.cos(10), state[0], 1e-9);
  }

  /// The exponents of a map sum to the mean of ln |det J|, which is ln 0.3 everywhere.
  @Test
  void theExponentsOfHenonSumToTheLogarithmOfItsContraction() {
    DynamicalSystem henon =
        system("x+ = 1 - 1.4*x^2 + y\ny+ = 0.3*x\nx(0) = 0.1\ny(0) = 0.1\n");
    var plan = LyapunovPlan.of(henon).withTime(40_000);
    double[] exponents = new LyapunovMeasurement(henon, plan).run(2, Progress.NONE).exponents();
    assertEquals(Math.log(0.3), exponents[0] + exponents[1], 1e-12);
    assertEquals(0.419, exponents[0], 0.01);
  }

  /// d/dx of each function, by central differences of fourth order of the compiled function itself.
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      sin(x)*cos(x)
      tan(x) + tanh(3*x)
      exp(-x^2)/(1 + x^4)
      log(2 + x) - sqrt(x)
      x^2.5 + 2^x + x^x
      abs(x - 1)*sign(x - 1)
      min(x, 0.3)*max(x^2, 0.2)
      mod(5*x, 2)
      -x^-3
      """)
  void derivativesAreThoseOfCalculus(String formula) {
    DynamicalSystem field = system("x' = " + formula + "\n");
    double h = 1e-3;
    double[] image = new double[1];
    field.tangent(new double[] {0.57}, new double[] {1}, image);
    double slope =
        (8 * (value(field, 0.57 + h) - value(field, 0.57 - h))
            - (value(field, 0.57 + 2 * h) - value(field, 0.57 - 2 * h)))
            / (12 * h);
    assertEquals(slope, image[0], 1e-8 * (1 + Math.abs(slope)));
  }

  private static double value(DynamicalSystem field, double x) {
    double[] image = new double[1];
    field.derivative(new double[] {x}, image);
    return image[0];
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      x' = sgma*x;parameter sigma = 2 | line 1, column 6: unknown name 'sgma': did you mean 'sigma'?
      x' = 1/p*x;parameter p = 0 | line 1, column 8: a divisor must not be 0 but is with p = 0.0: give other values
      x' = mod(x, a - b);parameter a = 1;parameter b = 1 | line 1, column 15: a divisor must not be 0 but is with a = 1.0, b = 1.0
      x' = y;y+ = x | line 2, column 1: all equations must be of one kind
      x[i]' = x[i-1] | line 1, column 1: a ring must have a size
      paramter a = 1;x' = a*x | line 1, column 1: unknown statement 'paramter': did you mean 'parameter'?
      nonsense words;x' = x | line 1, column 1: unknown statement 'nonsense'
      x' = -x;timestep = 0.1 | line 2, column 1: unknown setting 'timestep': did you mean 'timeStep'?
      x' = sn(x) | line 1, column 6: unknown function 'sn': did you mean 'sin'?
      x' = 2x | a product needs a *
      x' = x**2 | a power is written ^
      x' = x;x' = 2 | line 2, column 1: there must be one equation of 'x'
      x' = ((((x)) | line 1, column 13: expected ')' but the line ends
      x' = 1e999 | a number must be < 1.8e308
      x' = delay(x, 0) | a delay must be
      x' = x;timeStep = -1 | timeStep must be > 0 but was -1.0
      x' = x;size x = 2.5 | size
      parameter a = 1 | a system must have an equation
      x' = -x;integrator = rk5 | mine, line 2, column 14: unknown integrator 'rk5': did you mean 'rk4'?
      x+ = -x;integrator = rk4 | mine, line 2, column 14: a map or a delay equation must step by itself
      x' = -x;integrator = own | line 2, column 14: a flow must not have the integrator own
      dx/dt = -x | line 1, column 1: a differential equation must be written x' = …
      x'' = -x | line 1, column 1: an equation must be of first order: write x' = v and v' = …
      x' = sin x | line 1, column 10: expected an operator or the end of the line but found 'x': a function is written sin( )
      x' = delay(x, 1) + x(t-1) | line 1, column 20: 'x' is no function: a product is written x*( ), a value of the past delay(x, tau)
      x' = x > 0 | line 1, column 8: expected an operator or the end of the line but found '>': cases are written with min, max, sign
      x' == x | line 1, column 5: expected a name but found '=': one = is enough
      x(1) = 2;x' = x | line 1, column 1: what is given of 'x' must be its start x(0) = …
      r = s;s = 2*x;x' = r | line 1, column 5: unknown name 's': line 2 says what it is, and must stand above
      x' = y;y' = x;x(0) = y | line 3, column 8: unknown name 'y': it is a variable, and only numbers and parameters
      x' = pi*x | line 1, column 6: unknown name 'pi': add a line such as parameter pi = 3.14159
      x' = -delay(x, 0.05);timeStep = 0.1 | line 1, column 7: a delay must be ≥ the time step 0.1 but was 0.05
      """)
  void mistakesAreNamedWithTheirPlace(String text, String message) {
    var error =
        assertThrows(
            InputException.class,
            () -> Integrator.standardFor(system(text.replace(';', '\n'))),
            () -> "accepted " + text);
    assertTrue(error.getMessage().contains(message.strip()), error.getMessage());
  }

  @Test
  void theTextNamesItsIntegrator() {
    DynamicalSystem system = system(LORENZ + "integrator = rk4 substeps=3\n");
    assertEquals(new RungeKutta4(3), Integrator.standardFor(system));
    assertEquals(new RungeKutta4(6), Integrator.standardFor(system, 2));
    DynamicalSystem mistaken = system(LORENZ + "integrator = rk5\n");
    var error =
        assertThrows(InputException.class, () -> Integrator.standardFor(mistaken));
    assertTrue(error.getMessage().contains("did you mean 'rk4'?"), error.getMessage());
  }

  @Test
  void theExponentIsThatOfTheDefaultsHoweverTheyAreGiven() {
    EquationText text = EquationText.parse(LORENZ);
    DynamicalSystem given =
        EquationSystem.create("mine", text, Map.of("rho", "28.0", "beta", "8/3"));
    assertEquals(0.9056, given.lyapunovExponent().orElseThrow());
    assertTrue(
        EquationSystem.create("mine", text, Map.of("rho", "29")).lyapunovExponent().isEmpty());
  }

  @Test
  void deepNestingIsRefusedBeforeTheStackIsExhausted() {
    String text = "x' = " + "(".repeat(100_000) + "x" + ")".repeat(100_000) + "\n";
    assertThrows(InputException.class, () -> system(text));
  }

  @Test
  void aSumOfManyTermsIsRefusedBeforeTheStackIsExhausted() {
    var error =
        assertThrows(
            InputException.class, () -> system("x' = x" + "+x".repeat(60_000) + "\n"));
    assertTrue(error.getMessage().contains("a line must have ≤ 1000 operators"),
        error.getMessage());
  }

  /// Forty lines would make 2⁴⁰ operations.
  @Test
  void definitionsThatDoubleAreRefusedBeforeTheyFillMemory() {
    var text = new StringBuilder("a0 = x + 0.1\n");
    for (int n = 1; n <= 40; n++) {
      text.append("a%d = a%d*a%d\n".formatted(n, n - 1, n - 1));
    }
    var error = assertThrows(InputException.class, () -> system(text + "x' = -a40\n"));
    assertTrue(error.getMessage().contains("a formula must have ≤ 5000"), error.getMessage());
  }

  /// One class of the JVM cannot hold the constants of so many sites.
  @Test
  void aRingOfTwentyThousandSitesWithNumbersOfTheirOwnIsCompiled() {
    DynamicalSystem ring = system("size x = 20000\nx[i]' = 0.01*i*x[i] - x[i+1]\n");
    double[] state = new double[20_000];
    double[] derivative = new double[20_000];
    for (int i = 0; i < state.length; i++) {
      state[i] = i % 7;
    }
    ring.derivative(state, derivative);
    for (int i = 0; i < state.length; i++) {
      assertEquals(0.01 * i * (i % 7) - state[(i + 1) % 20_000], derivative[i], 1e-9);
    }
    assertEquals(0.01 * 19_999 * 10_000, ring.trace(state), 1e-6);
  }

  /// Neighbours, a fixed site, numbers of the site, powers, sites two apart and a second ring.
  @Test
  void theLoopsOfRingsAreTheirFormulasAtEverySite() {
    int sites = 40;
    DynamicalSystem rings =
        system("""
            size u, v = 40
            m = 0.3*u[5]
            u[i]' = v[i+1]*u[i-1] - u[i]^3 + (0.1*i)*u[5] - m*(2*i - 5)
            v[i]' = sin(u[i]) - v[2*i] + max(u[i], v[i-2])
            """);
    double[] state = new double[2 * sites];
    double[] vector = new double[2 * sites];
    for (int i = 0; i < state.length; i++) {
      state[i] = Math.sin(1.7 * i);
      vector[i] = Math.cos(0.9 * i);
    }
    double[] derivative = new double[2 * sites];
    double[] image = new double[2 * sites];
    rings.derivative(state, derivative);
    rings.tangent(state, vector, image);
    double trace = 0;
    for (int i = 0; i < sites; i++) {
      int left = Math.floorMod(i - 1, sites);
      int right = sites + Math.floorMod(i + 1, sites);
      int twice = sites + Math.floorMod(2 * i, sites);
      int before = sites + Math.floorMod(i - 2, sites);
      double fixed = 0.1 * i - 0.3 * (2 * i - 5);
      double u = state[i];
      assertEquals(
          state[right] * state[left] - u * u * u + fixed * state[5], derivative[i], 1e-12);
      assertEquals(
          vector[right] * state[left] + state[right] * vector[left] - 3 * u * u * vector[i]
              + fixed * vector[5],
          image[i], 1e-12);
      boolean greater = u > state[before];
      assertEquals(
          Math.sin(u) - state[twice] + Math.max(u, state[before]), derivative[sites + i], 1e-12);
      assertEquals(
          Math.cos(u) * vector[i] - vector[twice] + (greater ? vector[i] : vector[before]),
          image[sites + i], 1e-12);
      trace += -3 * u * u + (i == 5 ? fixed : 0) - (twice == sites + i ? 1 : 0);
    }
    assertEquals(trace, rings.trace(state), 1e-10);
  }

  @Test
  void flowsThatNameAStepMayJump() {
    assertTrue(((EquationSystem) system("x' = 1 - 2*sign(x - 1)\n")).mayJump());
    assertTrue(((EquationSystem) system("x' = sin(mod(x, 3))\n")).mayJump());
    assertFalse(((EquationSystem) system("x' = abs(x) - max(x, 1)\n")).mayJump());
    assertFalse(((EquationSystem) system("x+ = mod(2*x, 1)\n")).mayJump());
  }

  @Test
  void theTraceOfARingOfEqualSitesIsANumber() {
    var ring =
        (EquationSystem) system(
            "parameter F = 8\nsize x = 400\nx[i]' = x[i-1]*(x[i+1] - x[i-2]) - x[i] + F\n");
    assertEquals("-400", ring.traceFormula().orElseThrow());
    assertTrue(
        ((EquationSystem) system("size x = 400\nx[i]' = -x[i]^2\n")).traceFormula().isEmpty());
  }

  @Test
  void aFileOfDataHoldsTheEquationsAndIsMadeAgainFromThem(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.ode");
    Files.writeString(file, LORENZ);
    DynamicalSystem system = Systems.create(file.toString(), Map.of("rho", "30"));
    assertEquals("30.0", system.parameters().get("rho"));
    assertTrue(system.lyapunovExponent().isEmpty(), "λ₁ is that of the defaults");
    var generation = new Generation(system, GenerationPlan.of(system, 50).withDiscardedSteps(10));
    Path first = folder.resolve("first.h5");
    new DataSet(generation, false, 0).write(first, Progress.NONE);
    Files.delete(file);
    Path second = folder.resolve("second.h5");
    DataSet.like(TrajectoryFiles.read(first)).write(second, Progress.NONE);
    Trajectory again = TrajectoryFiles.read(second);
    assertArrayEquals(TrajectoryFiles.read(first).toArray(), again.toArray());
    assertEquals("mine", again.provenance().system());
  }
}
