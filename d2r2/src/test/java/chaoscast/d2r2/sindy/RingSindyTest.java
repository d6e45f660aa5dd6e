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
import chaoscast.d2r2.pde.FieldFlows;
import chaoscast.d2r2.pde.FieldTerm;
import chaoscast.d2r2.pde.Ring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Kuramoto and Sivashinsky's equation on a ring of 22: u_t = −u_xx − u_xxxx − u u_x.
class RingSindyTest {
  private static final int POINTS = 32;
  private static final double LENGTH = 22;
  private static final double DT = 0.25;

  private static Trajectory data(int steps, double length) {
    Flow flow =
        new FieldFlows(
            new Ring(POINTS, LENGTH),
            List.of(
                new FieldTerm(List.of(2)),
                new FieldTerm(List.of(4)),
                new FieldTerm(List.of(0, 1))),
            DT,
            1)
            .with(new double[] {-1, -1, -1});
    double[] state = new double[POINTS];
    for (int n = 0; n < POINTS; n++) {
      double phase = 2 * Math.PI * n / POINTS;
      state[n] = Math.cos(phase) + 0.6 * Math.sin(2 * phase) - 0.3 * Math.cos(3 * phase);
    }
    double[] states = new double[steps * POINTS];
    for (int step = -800; step < steps; step++) {
      if (step >= 0) {
        System.arraycopy(state, 0, states, step * POINTS, POINTS);
      }
      flow.advance(state);
    }
    Map<String, String> parameters =
        length > 0 ? Map.of("length", Double.toString(length)) : Map.of();
    return Trajectory.of(states, POINTS, DT)
        .withProvenance(
            new Provenance("", parameters, OptionalLong.empty(), "etdrk4 substeps=1", ""));
  }

  private static RingSindySurrogate train(Trajectory data, Map<String, String> more) {
    var settings = new HashMap<>(Map.of("library", "spectral"));
    settings.putAll(more);
    Surrogate surrogate =
        new SindyProvider().trainer(settings, new Seed(1)).train(List.of(data), Progress.NONE);
    return (RingSindySurrogate) surrogate;
  }

  @Test
  void findsTheThreeTermsAndTheirCoefficientsExactly() {
    RingSindySurrogate found = train(data(500, LENGTH), Map.of());
    assertEquals(List.of("u_xx", "u_xxxx", "u u_x"), found.terms());
    assertArrayEquals(new double[] {-1, -1, -1}, found.coefficients(), 1e-13);
    assertEquals("22.0", found.settings().get("length"));
    assertEquals(
        "u_t = - 1.000 u_xx - 1.000 u_xxxx - 1.000 u u_x\n",
        new SindyProvider().view(found, Optional.empty()));
  }

  @Test
  void refusesInputsAndNamesTheLibraryThatSeesThem() {
    Trajectory data = data(40, LENGTH);
    Trajectory force = Trajectory.of(new double[40], 1, DT).withNames(List.of("u"));

    var refusal =
        assertThrows(
            InputException.class, () -> train(data.withInputs(force), Map.of()));

    assertEquals("library=spectral must have no inputs but the data have u", refusal.problem());
    assertTrue(refusal.cure().orElseThrow().contains("library=polynomial"));
  }

  /// With points one unit apart, x' = s x: derivatives have their powers of s = 32 / 22.
  @Test
  void withoutALengthPointsAreOneUnitApart() {
    RingSindySurrogate found = train(data(500, 0), Map.of());
    double s = POINTS / LENGTH;
    assertArrayEquals(new double[] {-s * s, -s * s * s * s, -s}, found.coefficients(), 1e-12);
  }

  @Test
  void withoutRefinementTheCoefficientsAreThoseOfTheDerivatives() {
    RingSindySurrogate found = train(data(500, LENGTH), Map.of("refine", "false"));
    double error = 0;
    for (String term : List.of("u_xx", "u_xxxx", "u u_x")) {
      double value = found.coefficients()[found.terms().indexOf(term)];
      error = Math.max(error, Math.abs(value + 1));
    }
    // the coefficients of differences in steps of 0.25 are good to a percent, and no better than 1e−9
    assertTrue(error < 1e-2 && error > 1e-9, "error " + error);
  }

  @Test
  void forecastsWhatTheEquationDoes() {
    Trajectory truth = data(800, LENGTH);
    var forecast = train(truth.slice(0, 500), Map.of()).forecast(truth.slice(499, 500), 300);
    // 75 time units, 3.6 Lyapunov times: rounding grows to some 1e−13
    assertArrayEquals(truth.state(799), forecast.predicted().state(299), 1e-11);
  }
}
