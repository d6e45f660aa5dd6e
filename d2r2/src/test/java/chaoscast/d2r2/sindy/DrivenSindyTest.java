package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.driven.DrivenSurrogate;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Equations whose inputs move: a forced Duffing oscillator, x' = v, v' = x − x³ − 0.3 v + u(t).
class DrivenSindyTest {
  private static final double STEP = 0.1;
  private static final int STEPS = 6000;
  private static final int TRAINED = 5000;

  /// A force that a computer switches every seven samples, at the end of a step.
  private static double switched(double time) {
    int slot = (int) Math.floor(time / STEP / 7 + 1e-9);
    return new Seed(slot).generator().nextBoolean() ? 0.6 : -0.6;
  }

  /// Runge–Kutta of fourth order in 40 steps of each Δt, independent of the program's integrators.
  private static Trajectory duffing(DoubleUnaryOperator force, boolean holds) {
    double[] states = new double[2 * STEPS];
    double[] forces = new double[STEPS];
    double x = 1;
    double v = 0;
    double h = STEP / 40;
    for (int i = 0; i < STEPS; i++) {
      states[2 * i] = x;
      states[2 * i + 1] = v;
      forces[i] = force.applyAsDouble(i * STEP);
      for (int sub = 0; sub < 40; sub++) {
        double t = i * STEP + sub * h;
        double begin = holds ? forces[i] : force.applyAsDouble(t);
        double middle = holds ? forces[i] : force.applyAsDouble(t + h / 2);
        double end = holds ? forces[i] : force.applyAsDouble(t + h);
        double a1 = acceleration(x, v, begin);
        double v2 = v + h / 2 * a1;
        double a2 = acceleration(x + h / 2 * v, v2, middle);
        double v3 = v + h / 2 * a2;
        double a3 = acceleration(x + h / 2 * v2, v3, middle);
        double v4 = v + h * a3;
        double a4 = acceleration(x + h * v3, v4, end);
        x += h / 6 * (v + 2 * v2 + 2 * v3 + v4);
        v += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
      }
    }
    return Trajectory.of(states, 2, STEP)
        .withNames(List.of("x", "v"))
        .withInputs(Trajectory.of(forces, 1, STEP).withNames(List.of("u")));
  }

  private static double acceleration(double x, double v, double u) {
    return x - x * x * x - 0.3 * v + u;
  }

  private static Surrogate train(Trajectory data, Map<String, String> settings) {
    return new SindyProvider()
        .trainer(settings, new Seed(1))
        .train(List.of(data.slice(0, TRAINED)), Progress.NONE);
  }

  private static String remarks(Surrogate surrogate) {
    return surrogate.header().remarks().stream().map(Remark::text)
        .collect(Collectors.joining("; "));
  }

  /// @return the greatest error of v over the steps behind the training states
  private static double error(Surrogate surrogate, Trajectory data, int steps) {
    Trajectory predicted = surrogate.forecast(data.slice(0, TRAINED), steps).predicted();
    double most = 0;
    for (int i = 0; i < steps; i++) {
      most = Math.max(most, Math.abs(predicted.get(i, 1) - data.get(TRAINED + i, 1)));
    }
    return most;
  }

  /// A quintic through samples of cos 1.2 t errs by 0.0049 · (1.2 Δt)⁶ = 1.5e-8 of it at most between them.
  @Test
  void coefficientsAreRefinedAlongAForceThatMoves() {
    Trajectory data = duffing(t -> 0.5 * Math.cos(1.2 * t), false);
    Surrogate surrogate = train(data, Map.of("degree", "3"));
    assertTrue(
        remarks(surrogate)
            .contains("between=quintic, which leaves least of a step; coefficients refined"),
        remarks(surrogate));
    List<Polynomial> rows =
        ((SindySurrogate) ((DrivenSurrogate) surrogate).inner()).equations().rows();
    assertEquals(4, rows.get(1).terms().size());
    assertEquals(1, rows.get(1).terms().get(Monomial.of(0)), 1e-8);
    assertEquals(-0.3, rows.get(1).terms().get(Monomial.of(1)), 1e-8);
    assertEquals(1, rows.get(1).terms().get(Monomial.of(2)), 1e-7);
    assertEquals(-1, rows.get(1).terms().get(Monomial.of(0, 0, 0)), 1e-8);
    assertEquals(0, rows.get(2).terms().size(), "inputs have no equation");
    String view = Surrogates.view(surrogate, Optional.empty());
    assertTrue(view.contains("v' = 1.000 x - 0.300 v + 1.000 u - 1.000 x^3"), view);
    assertTrue(!view.contains("u' ="), view);
    assertEquals(0, error(surrogate, data, 300), 1e-4);
    assertTrue(error(train(data, Map.of("degree", "3", "between", "hold")), data, 300) > 0.1);
  }

  @Test
  void aForceThatIsSwitchedIsNoNoiseAndHolds() {
    Trajectory data = duffing(DrivenSindyTest::switched, true);
    Surrogate surrogate = train(data, Map.of("degree", "3"));
    assertTrue(remarks(surrogate).contains("between=hold"), remarks(surrogate));
    assertTrue(remarks(surrogate).contains("coefficients refined"), remarks(surrogate));
    assertEquals(0, error(surrogate, data, 300), 1e-4);
  }

  /// Rounding to 24 bits, 6e-8 at each of 30 steps of ten stages, grows by less than a hundred in three time units.
  @Test
  void inputsMoveInOtherFormatsToo() {
    Trajectory data = duffing(t -> 0.5 * Math.cos(1.2 * t), false);
    Surrogate surrogate = train(data, Map.of("degree", "3", "integrator", "rk4"));
    Surrogate narrow =
        surrogate.inPrecision(Arithmetic.BINARY32, Scope.ALL);
    assertEquals(0, error(surrogate, data, 30), 1e-5);
    assertEquals(0, error(narrow, data, 30), 1e-4);
  }

  /// 2 − s + s³ through four samples, and 2 − s through two where the others are not known.
  @Test
  void polynomialsGoThroughTheSamplesThatAreKnown() {
    double[] powers = new double[4];
    Between.CUBIC.coefficients(new double[] {2, 2, 2, 8}, 0, powers, 0);
    assertArrayEquals(new double[] {2, -1, 0, 1}, powers, 1e-14);
    Between.CUBIC.coefficients(new double[] {Double.NaN, 2, 1, Double.NaN}, 0, powers, 0);
    assertArrayEquals(new double[] {2, -1, 0, 0}, powers);
    Between.CUBIC.coefficients(
        new double[] {Double.NaN, 2, Double.NaN, Double.NaN}, 0, powers, 0);
    assertArrayEquals(new double[] {2, 0, 0, 0}, powers);
  }
}
