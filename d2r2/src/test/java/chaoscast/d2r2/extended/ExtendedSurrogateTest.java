package chaoscast.d2r2.extended;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogates;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.extended.ExtendedModel;
import chaoscast.core.extended.ExtendedSurrogate;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.training.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Models in long arithmetic among other surrogates")
final class ExtendedSurrogateTest {
  private static final BigFloatFormat FORMAT = BigFloatFormat.of(200);
  /// Δt of the flow, by one Runge–Kutta step.
  private static final double STEP = 0.125;

  @TempDir
  private Path folder;

  /// The logistic flow x' = x − x², by its exact solution rounded once: x(t) = 1 / (1 + (1/x₀ − 1) e^(−t)); and y = 2 x.
  private static ExtendedTrajectory logistic(int steps) {
    long[] numbers = new long[steps * 2 * FORMAT.words()];
    for (int n = 0; n < steps; n++) {
      BigFloat decay = FORMAT.number(-n * STEP).exp();
      BigFloat x = FORMAT.getOne().add(decay.multiply(FORMAT.number(3))).reciprocal();
      x.copyTo(numbers, 2 * n * FORMAT.words());
      x.scalb(1).copyTo(numbers, (2 * n + 1) * FORMAT.words());
    }
    return new ExtendedTrajectory(FORMAT, 2, STEP, numbers);
  }

  /// x ← 1 − 1.4 x² + y, y ← 0.3 x.
  private static ExtendedTrajectory henon(int steps) {
    long[] numbers = new long[steps * 2 * FORMAT.words()];
    BigFloat x = FORMAT.number(0.25);
    BigFloat y = FORMAT.number(0.125);
    for (int n = 0; n < steps; n++) {
      x.copyTo(numbers, 2 * n * FORMAT.words());
      y.copyTo(numbers, (2 * n + 1) * FORMAT.words());
      BigFloat next = FORMAT.getOne().subtract(x.multiply(x).multiply(FORMAT.number(1.4))).add(y);
      y = x.multiply(FORMAT.number(0.3));
      x = next;
    }
    return new ExtendedTrajectory(FORMAT, 2, 1, numbers);
  }

  private static ExtendedSurrogate map(ExtendedTrajectory data) {
    return ExtendedSurrogate.train("d2r2", data, 1, Map.of("degree", "2"), 1, Progress.NONE);
  }

  @Test
  @DisplayName("A file brings every bit of a map or of equations back, with what was said of them")
  void savedAndLoaded() {
    ExtendedTrajectory states = henon(40);
    ExtendedTrajectory flow = logistic(40);
    ExtendedSurrogate equations =
        ExtendedSurrogate.train("sindy", flow, 1, Map.of("degree", "2"), 1, Progress.NONE);
    for (ExtendedSurrogate model : new ExtendedSurrogate[] {map(states), equations}) {
      Path file = folder.resolve(model.provider() + ".h5");
      Surrogates.save(model, file);
      ExtendedSurrogate again = (ExtendedSurrogate) Surrogates.load(file);
      ExtendedTrajectory past = model.provider().equals("d2r2") ? states : flow;
      assertArrayEquals(
          model.forecast(past.slice(0, 3), 30).numbers(),
          again.forecast(past.slice(0, 3), 30).numbers());
      assertEquals(model.header(), again.header());
      assertEquals(model.model().residualDigits().size(), again.model().residualDigits().size());
    }
  }

  @Test
  @DisplayName("Forecasts through doubles go on with all digits in between; an observation starts anew")
  void doublesOutsideDigitsInside() {
    ExtendedTrajectory states = henon(60);
    ExtendedSurrogate model = map(states.slice(0, 40));
    ExtendedTrajectory start = ExtendedTrajectory.of(states.slice(40, 41).rounded(), FORMAT);
    ExtendedTrajectory exact = model.forecast(start, 15);
    Rollout rollout = model.startRollout(2);
    double[] both = new double[4];
    states.rounded().copyState(40, both, 0);
    states.rounded().copyState(40, both, 2);
    for (int again = 0; again < 2; again++) {
      double[] observed = both.clone();
      rollout.observe(observed);
      for (int n = 0; n < 15; n++) {
        rollout.forecast(observed);
        for (int i = 0; i < 4; i++) {
          assertEquals(exact.get(n, i % 2).getReal(), observed[i], 0);
        }
      }
    }
  }

  /// x ← 1 + x / 2, exactly.
  private static ExtendedSurrogate halving() {
    long[] numbers = new long[12 * FORMAT.words()];
    for (int n = 0; n < 12; n++) {
      FORMAT.number(2 - Math.scalb(1.0, -n)).copyTo(numbers, n * FORMAT.words());
    }
    return ExtendedSurrogate.train(
        "d2r2", new ExtendedTrajectory(FORMAT, 1, 1, numbers), 1, Map.of("degree", "1"), 1,
        Progress.NONE);
  }

  @Test
  @DisplayName("A first state of zeros is a state like others")
  void startsFromZero() {
    Rollout rollout = halving().startRollout(1);
    double[] state = {0};
    rollout.observe(state);
    rollout.forecast(state);
    assertEquals(1, state[0], 1e-14);
    rollout.forecast(state);
    assertEquals(1.5, state[0], 1e-14);
  }

  @Test
  @DisplayName("Where training leaves no residual at all the model is saved and loaded like others")
  void noResidual() {
    ExtendedModel exact =
        new ExtendedMapModel(
            FORMAT, 1, Target.STATE, new long[2 * FORMAT.words()], Units.none(1),
            List.of(-3.0, Double.NEGATIVE_INFINITY));
    ModelHeader header = ModelHeader.of("d2r2", halving().settings(), 1, 1);
    Path file = folder.resolve("exact.h5");
    Surrogates.save(new ExtendedSurrogate(header, exact), file);
    assertEquals(
        List.of(-3.0, Double.NEGATIVE_INFINITY),
        ((ExtendedSurrogate) Surrogates.load(file)).model().residualDigits());
  }

  @Test
  @DisplayName("Rounded to fewer bits it forecasts as far as these carry; to doubles stand 53; fewer are refused")
  void rounded() {
    ExtendedTrajectory states = henon(60);
    ExtendedSurrogate model = map(states.slice(0, 40));
    ExtendedSurrogate doubles =
        (ExtendedSurrogate) model.inPrecision(Arithmetic.BINARY64, Scope.ALL);
    assertEquals(53, doubles.model().format().bits());
    double error =
        doubles.forecast(states.slice(0, 41), 1).get(0, 0).in(FORMAT).subtract(states.get(41, 0))
            .abs().getReal();
    assertTrue(error > 1e-20 && error < 1e-14, () -> "off by " + error);
    assertThrows(
        InputException.class, () -> model.inPrecision(Arithmetic.BINARY32, Scope.ALL));
    assertThrows(
        InputException.class, () -> model.inPrecision(Arithmetic.BINARY64, Scope.READOUT));
  }

  @Test
  @DisplayName("It says what it has learned in the system's own units")
  void polynomials() {
    var found = map(henon(40)).polynomials(Expansion.WHOLE).orElseThrow();
    var first = found.rows().getFirst();
    assertEquals(1, first.coefficient(Monomial.ONE), 1e-14);
    assertEquals(-1.4, first.coefficient(Monomial.of(0, 0)), 1e-14);
    assertEquals(1, first.coefficient(Monomial.of(1)), 1e-14);
    assertEquals(0.3, found.rows().get(1).coefficient(Monomial.of(0)), 1e-14);
    assertEquals(0, found.rows().get(1).coefficient(Monomial.of(1, 1)), 1e-14);
  }
}
