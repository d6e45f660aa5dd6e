package chaoscast.core;

import static chaoscast.core.ContractSubject.assertSameForecast;
import static chaoscast.core.ContractSubject.oneStep;
import static chaoscast.core.ContractSubject.past;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What a surrogate does in another number format.
interface PrecisionContract extends ContractSubject {
  @Test
  default void binary64ChangesNothing() {
    Surrogate surrogate = train(TRAINING);
    assertSameForecast(surrogate, surrogate.inPrecision(Arithmetic.BINARY64, Scope.ALL));
  }

  @Test
  default void aNarrowFormatChangesTheForecastInEveryScope() {
    Surrogate surrogate = train(TRAINING);
    double[] exact = oneStep(surrogate);
    for (Scope scope : Scope.values()) {
      double[] rounded = oneStep(surrogate.inPrecision(Arithmetic.BFLOAT16, scope));
      assertFalse(Arrays.equals(exact, rounded), scope + " rounds nothing");
    }
  }

  /// From ten starts: a forecast that is rounded itself may not show how one state was.
  @Test
  default void observedStatesAreRoundedUnlessTheReadoutAloneIsNarrow() {
    Surrogate surrogate = train(TRAINING);
    for (Scope scope : Scope.values()) {
      Surrogate narrow = surrogate.inPrecision(Arithmetic.BINARY16, scope);
      boolean same = true;
      for (int start = 1000; start < 1010; start++) {
        Trajectory past = TRUTH.slice(start, start + surrogate.warmUp());
        double[] rounded = Arrays.stream(past.toArray()).map(Arithmetic.BINARY16::round).toArray();
        Trajectory roundedPast = Trajectory.of(rounded, past.dimension(), past.timeStep());
        same &=
            Arrays.equals(
                narrow.forecast(past, STEPS).predicted().toArray(),
                narrow.forecast(roundedPast, STEPS).predicted().toArray());
      }
      assertEquals(scope != Scope.READOUT, same, scope.label());
    }
  }

  @Test
  default void everyStateOfANarrowFormatIsANumberOfThatFormat() {
    Surrogate surrogate = train(TRAINING).inPrecision(Arithmetic.BINARY16, Scope.ALL);
    for (double value : surrogate.forecast(past(surrogate), 5).predicted().toArray()) {
      assertEquals(Arithmetic.BINARY16.round(value), value);
    }
  }

  @Test
  default void aDivergingRolloutEndsAsDivergedWithItsStep() {
    Arithmetic overflowsAbove3 = Arithmetic.reduced(4, 2);
    Surrogate surrogate = train(TRAINING).inPrecision(overflowsAbove3, Scope.ALL);
    Forecast forecast = surrogate.forecast(past(surrogate), 1000);
    var diverged = assertInstanceOf(Outcome.Diverged.class, forecast.outcome());
    assertEquals(forecast.predicted().steps(), diverged.step());
    assertTrue(diverged.step() < 1000);
  }
}
