package chaoscast.core.polynomial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.Scaling;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PolynomialsTest {
  private static final Monomial X = Monomial.of(0);
  private static final Monomial Y = Monomial.of(1);

  /// x⁺ = 1 + 2 x − 3 y³, y⁺ = x y − y
  private static final Polynomials MAP =
      new Polynomials(
          Form.NEXT_STATE,
          List.of("x", "y"),
          List.of(
              Polynomial.of(Map.of(Monomial.ONE, 1.0, X, 2.0, Monomial.of(1, 1, 1), -3.0)),
              Polynomial.of(Map.of(Monomial.of(1, 0), 1.0, Y, -1.0))));

  private static Polynomials in(Form form, Polynomials polynomials) {
    return new Polynomials(form, polynomials.names(), polynomials.rows());
  }

  @Test
  void monomialsAreEqualWhateverTheOrderOfTheirFactors() {
    assertEquals(Monomial.of(2, 0, 2), Monomial.ofExponents(1, 0, 2));
    assertEquals(Monomial.of(0, 1, 2), Monomial.of(2).times(Monomial.of(1, 0)));
    assertArrayEquals(new int[] {1, 0, 2}, Monomial.of(2, 0, 2).exponents(3));
    assertTrue(Monomial.of(5).compareTo(Monomial.of(0, 0)) < 0);
  }

  @Test
  void valuesAreThoseOfTheFormula() {
    assertArrayEquals(new double[] {1 + 4 - 24, 4 - 2}, MAP.apply(new double[] {2, 2}));
  }

  @Test
  void aChangeOfUnitsIsMultipliedOutExactly() {
    // powers of two, so that every product and sum below is exact in binary64
    var scaling = new Scaling(new double[] {1, -2}, new double[] {2, 0.5});
    Polynomials own = MAP.unscaled(scaling);
    // with u = (x − 1) / 2, v = 2 (y + 2):  x⁺ = 1 + 2 (1 + 2u − 3v³),  y⁺ = −2 + (u v − v) / 2
    Polynomial v3 =
        Polynomial.of(
            Map.of(
                Monomial.ONE, 64.0, Y, 96.0, Monomial.of(1, 1), 48.0, Monomial.of(1, 1, 1), 8.0));
    assertEquals(
        Polynomial.of(Map.of(Monomial.ONE, 1.0, X, 2.0)).plus(-6, v3), own.rows().get(0));
    assertEquals(
        Polynomial.of(Map.of(Monomial.ONE, -5.0, X, 1.0, Y, -1.5, Monomial.of(0, 1), 0.5)),
        own.rows().get(1));
    assertEquals(MAP, own.scaled(scaling));
  }

  @Test
  void derivativesHaveNoOriginToMove() {
    var scaling = new Scaling(new double[] {1, -2}, new double[] {2, 0.5});
    double[] state = {0.75, -1.25};
    double[] scaled = state.clone();
    scaling.toScaled(scaled);
    double[] inner = MAP.apply(scaled);
    assertArrayEquals(
        new double[] {2 * inner[0], 0.5 * inner[1]},
        in(Form.DERIVATIVE, MAP).unscaled(scaling).apply(state),
        1e-13);
  }

  @Test
  void earlierStatesHaveTheStatesUnits() {
    var delayed =
        new Polynomials(
            Form.NEXT_STATE,
            List.of("x0", "x0[-2]"),
            List.of(Polynomial.of(Map.of(X, 3.0, Y, -1.0))));
    Polynomials own =
        delayed.unscaled(new Scaling(new double[] {8}, new double[] {2})).withNames(List.of("h"));
    assertEquals(
        List.of("h+ = -8.000 + 3.000 h - 1.000 h[-2]"), PolynomialText.of(own).lines());
  }

  @Test
  void linesReadAsEquations() {
    var equations =
        new Polynomials(
            Form.DERIVATIVE,
            List.of("x", "y"),
            List.of(
                Polynomial.of(Map.of(X, -10.0, Y, 10.0)),
                Polynomial.of(
                    Map.of(Monomial.of(0, 0), -2.0, Monomial.of(1, 0), 1e-5, Y, 1e7))));
    assertEquals(
        List.of("x' = -10.000 x + 10.000 y", "y' = 1.000e7 y - 2.000 x^2 + 1.000e-5 x y"),
        PolynomialText.of(equations).lines());
    assertEquals(
        "y' = 1.000e7 y + … (2 smaller terms)",
        PolynomialText.of(equations).without(1e-6).lines().get(1));
    Function<Integer, String> most =
        n -> new PolynomialText(equations, 0, n, m -> m.degree() > 1 ? 1e9 : 1).lines().get(1);
    assertEquals("y' = -2.000 x^2 + … (2 smaller terms)", most.apply(1));
    assertEquals("y' = 1.000e7 y - 2.000 x^2 + … (1 smaller term)", most.apply(2));
  }

  @Test
  void distancesAreDegreeByDegree() {
    Polynomials doubled =
        new Polynomials(
            Form.NEXT_STATE,
            MAP.names(),
            MAP.rows().stream().map(row -> row.times(2)).toList());
    assertArrayEquals(new double[] {1, 1, 1, 1}, doubled.distanceByDegree(MAP), 1e-15);
    assertArrayEquals(new double[4], MAP.distanceByDegree(MAP));
    double[] none = MAP.distanceByDegree(MAP.part(1));
    assertTrue(Double.isNaN(none[0]));
    assertEquals(0, none[1]);
  }

  @Test
  void partsAddUpToTheWhole() {
    double[] state = {0.3, -0.7};
    double[] sum = new double[2];
    for (int degree = 0; degree <= MAP.degree(); degree++) {
      double[] part = MAP.part(degree).apply(state);
      sum[0] += part[0];
      sum[1] += part[1];
    }
    assertArrayEquals(MAP.apply(state), sum, 1e-15);
    assertEquals(MAP, MAP.minusState().plusState());
  }

  @Test
  void rootMeanSquareIsOverStatesAndSumsOverVariables() {
    // values (1 + 2 · 1, 0) and (1 − 3, −1)
    Trajectory states = Trajectory.of(new double[] {1, 0, 0, 1}, 2, 1);
    assertEquals(Math.sqrt((9 + 4 + 1) / 2.0), MAP.rms(states), 1e-15);
  }

  @Test
  void jsonHoldsEveryBit() {
    var equations =
        new Polynomials(
            Form.NEXT_STATE, List.of("a\"b"), List.of(Polynomial.of(Map.of(X, 0.1 + 0.2))));
    assertEquals(
        """
            {
              "schemaVersion": 1,
              "form": "next-state",
              "variables": ["a\\"b"],
              "equations": [
                {"variable": "a\\"b", "terms": [
                  {"coefficient": 0.30000000000000004, "exponents": [1]}]}
              ]
            }
            """,
        PolynomialJson.of(equations));
  }

  @Test
  void badInputIsRejectedByName() {
    rejects("the variables of a monomial must be ≥ 0 but one was -1", () -> Monomial.of(-1));
    rejects("coefficient must be finite but was NaN", () -> Polynomial.constant(Double.NaN));
    rejects(
        "polynomials must be in the 1 variables with names but one is in 2",
        () -> new Polynomials(Form.DERIVATIVE, List.of("x"), List.of(Polynomial.variable(1))));
    rejects(
        "there must be 2 variable names but there are 1", () -> MAP.withNames(List.of("one")));
    rejects(
        "a state must have 2 variables and its result 2 but they have 1 and 2",
        () -> MAP.apply(new double[1]));
    rejects(
        "the scaling must have dimension 2 but has 1",
        () -> MAP.unscaled(new Scaling(new double[1], new double[] {1})));
    rejects(
        "polynomials must give the next-state of 2 variables but give the derivative of 2",
        () -> MAP.minus(in(Form.DERIVATIVE, MAP)));
    rejects("depth must be ≥ 1 but was 0", () -> new Expansion(3, 0));
  }

  private static void rejects(String message, Runnable work) {
    assertEquals(message, assertThrows(InputException.class, work::run).getMessage());
  }
}
