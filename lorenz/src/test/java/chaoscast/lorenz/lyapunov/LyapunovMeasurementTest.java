package chaoscast.lorenz.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.KuramotoSivashinsky;
import chaoscast.lorenz.LinearSystem;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.Lorenz96;
import chaoscast.lorenz.Roessler;
import chaoscast.lorenz.Systems;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LyapunovMeasurementTest {
  @Test
  void aLinearSystemHasTheRealPartsOfItsEigenvaluesAsExponents() {
    // a rotation that grows at 0.3, coupled to a decay at −1: eigenvalues 0.3 ± 2i, −1
    var system = new LinearSystem(new double[][] {{0.3, 2, 5}, {-2, 0.3, 1}, {0, 0, -1}});
    LyapunovSpectrum spectrum = run(system, 400);
    // the alignment time is short of where rotations average out by one turn in 50 time units
    assertArrayEquals(new double[] {0.3, 0.3, -1}, spectrum.exponents(), 2e-3);
    // RK4 of |λ| h = 0.02: 0.02⁴ / 120
    assertTrue(spectrum.traceResidual().orElseThrow() < 1e-8);
    assertEquals(2.6, spectrum.kaplanYorkeDimension().orElseThrow(), 1e-2);
  }

  @Test
  void aDiagonalSystemHasItsDiagonalSortedAndNoError() {
    var system =
        new LinearSystem(
            new double[][] {{-3, 0, 0, 0}, {0, 0.5, 0, 0}, {0, 0, -1, 0}, {0, 0, 0, 0}});
    // vectors turn into their directions like exp(−0.5 t)
    LyapunovPlan plan = LyapunovPlan.of(system).withAlignmentTime(60).withTime(800);
    LyapunovSpectrum spectrum = new LyapunovMeasurement(system, plan).run(2, Progress.NONE);
    assertArrayEquals(new double[] {0.5, 0, -1, -3}, spectrum.exponents(), 1e-6);
    assertArrayEquals(new double[4], spectrum.standardErrors(), 1e-6);
    // 0.5 + 0 − 1 < 0: two exponents and half of the third
    assertEquals(2.5, spectrum.kaplanYorkeDimension().orElseThrow(), 1e-5);
  }

  /// Rounded to binary64, orbits of the full logistic map end in 0 after some ten million steps, where ln 4 is what
  /// grows.
  @Test
  @Tag("slow")
  void anOrbitThatRoundingHoldsAtAFixedPointBeginsAnew() {
    LyapunovSpectrum spectrum = run(Systems.create("logistic", Map.of()), 1e8);
    assertEquals(Math.log(2), spectrum.exponents()[0], 1e-3);
  }

  @Test
  void lorenz63HasItsKnownSpectrum() {
    LyapunovSpectrum spectrum = run(Lorenz63.CLASSICAL, 10_000);
    double[] errors = spectrum.standardErrors();
    // 0.9056, 0, −14.5723: J. C. Sprott, Chaos and Time-Series Analysis (2003)
    double[] known = {0.9056, 0, -14.5723};
    for (int i = 0; i < 3; i++) {
      assertEquals(known[i], spectrum.exponents()[i], 4 * errors[i] + 1e-4);
    }
    assertEquals(0.9056, spectrum.exponents()[0], 0.008);
    assertTrue(errors[0] < 0.003, "the error must be about 0.16 / √time, blocks being short");
    assertTrue(spectrum.traceResidual().orElseThrow() < 1e-5);
    assertEquals(2.062, spectrum.kaplanYorkeDimension().orElseThrow(), 1e-3);
  }

  @Test
  void lorenz96SumsToMinusKAndHasOneExponentOfZero() {
    LyapunovSpectrum spectrum = run(new Lorenz96(8, 8), 8000);
    assertEquals(-8, spectrum.meanTrace(), 1e-9);
    assertTrue(spectrum.traceResidual().orElseThrow() < 1e-5);
    assertEquals(1.59, spectrum.exponents()[0], 0.05); // four standard errors
    assertEquals(0, spectrum.exponents()[2], 0.01);
  }

  @Test
  void theTraceOfRoesslerVariesAndIsStillWhatTheExponentsSumTo() {
    LyapunovSpectrum spectrum = run(Roessler.CLASSICAL, 20_000);
    assertEquals(0.0714, spectrum.exponents()[0], 0.005);
    assertTrue(spectrum.traceResidual().orElseThrow() < 1e-4);
  }

  @Test
  void kuramotoAndSivashinskyHaveTwoNeutralDirectionsAndNoneForTheMean() {
    LyapunovPlan plan =
        LyapunovPlan.of(KuramotoSivashinsky.CVITANOVIC_2010).withExponents(6).withTime(4000);
    LyapunovSpectrum spectrum =
        new LyapunovMeasurement(KuramotoSivashinsky.CVITANOVIC_2010, plan).run(2, Progress.NONE);
    // 0.048, 0, 0, −0.003, −0.189, −0.256 of Cvitanović, Davidchack and Siminos; errors 0.003
    double[] known = {0.048, 0, 0, -0.003, -0.189, -0.256};
    double[] tolerances = {0.015, 0.006, 0.006, 0.006, 0.03, 0.03};
    for (int i = 0; i < known.length; i++) {
      assertEquals(known[i], spectrum.exponents()[i], tolerances[i], "exponent " + (i + 1));
    }
    // 4 + (0.048 − 0.003) / 0.189
    assertEquals(4.24, spectrum.kaplanYorkeDimension().orElseThrow(), 0.1);
  }

  @Test
  void kuramotoAndSivashinskyHaveOneExponentLessThanPoints() {
    var system = new KuramotoSivashinsky(8, 10);
    LyapunovPlan plan = LyapunovPlan.of(system).withTime(20).withTrajectories(1);
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> new LyapunovMeasurement(system, plan.withExponents(8)));
    assertEquals(
        "exponents must be ≤ 7, the number of variables of kuramoto-sivashinsky less what it"
            + " conserves, but was 8",
        thrown.getMessage());
    LyapunovSpectrum all =
        new LyapunovMeasurement(system, plan.withTimeStep(0.01)).run(1, Progress.NONE);
    assertEquals(7, all.exponents().length);
    // the mean's own exponent is zero, so that the others sum up to the whole trace
    assertTrue(all.traceResidual().orElseThrow() < 1e-6, all::toString);
  }

  @Test
  void aLeadingPartOfTheSpectrumIsTheWholeOnesBeginning() {
    LyapunovPlan plan = LyapunovPlan.of(Lorenz63.CLASSICAL).withTime(200).withTrajectories(2);
    LyapunovSpectrum whole =
        new LyapunovMeasurement(Lorenz63.CLASSICAL, plan).run(1, Progress.NONE);
    LyapunovSpectrum part =
        new LyapunovMeasurement(Lorenz63.CLASSICAL, plan.withExponents(1)).run(1, Progress.NONE);
    assertEquals(whole.exponents()[0], part.exponents()[0], 1e-9);
    assertEquals(OptionalDouble.empty(), part.traceResidual());
    assertEquals(OptionalDouble.empty(), part.kaplanYorkeDimension());
  }

  @Test
  void theNumberOfThreadsChangesNoBitAndTheSeedEveryOne() {
    LyapunovPlan plan = LyapunovPlan.of(Lorenz63.CLASSICAL).withTime(200);
    var measurement = new LyapunovMeasurement(Lorenz63.CLASSICAL, plan);
    double[] one = measurement.run(1, Progress.NONE).exponents();
    assertArrayEquals(one, measurement.run(3, Progress.NONE).exponents());
    double[] other =
        new LyapunovMeasurement(Lorenz63.CLASSICAL, plan.withSeed(new Seed(2)))
            .run(1, Progress.NONE)
            .exponents();
    assertTrue(one[0] != other[0]);
  }

  @Test
  void moreExponentsThanVariablesAreRejectedByName() {
    LyapunovPlan plan = LyapunovPlan.of(Lorenz63.CLASSICAL).withExponents(4);
    InputException thrown =
        assertThrows(
            InputException.class, () -> new LyapunovMeasurement(Lorenz63.CLASSICAL, plan));
    assertEquals(
        "exponents must be ≤ 3, the number of variables of lorenz63, but was 4",
        thrown.getMessage());
  }

  private static LyapunovSpectrum run(DynamicalSystem system, double time) {
    return new LyapunovMeasurement(system, LyapunovPlan.of(system).withTime(time))
        .run(2, Progress.NONE);
  }
}
