package chaoscast.d2r2.pde;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.flow.Flow;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldFlowTest {
  private static final int POINTS = 32;
  private static final double LENGTH = 22;
  private static final double DT = 0.25;

  private static FieldTerm term(Integer... orders) {
    return new FieldTerm(List.of(orders));
  }

  private static Flow flow(List<FieldTerm> terms, double... weights) {
    return new FieldFlows(new Ring(POINTS, LENGTH), terms, DT, 1).with(weights);
  }

  private static double[] waves(double phase) {
    double[] field = new double[POINTS];
    double q = 2 * Math.PI / LENGTH;
    for (int n = 0; n < POINTS; n++) {
      double x = LENGTH * n / POINTS;
      field[n] =
          1.2 * Math.cos(q * x + phase) + 0.7 * Math.sin(2 * q * x) - 0.4 * Math.cos(3 * q * x);
    }
    return field;
  }

  @Test
  void theLibraryHasTheNineTermsOfTheFourthOrder() {
    assertEquals(
        List.of("u", "u_x", "u_xx", "u_xxx", "u_xxxx", "u u", "u u_x", "u u_xx", "u_x u_x"),
        FieldTerm.library(2).stream().map(FieldTerm::toString).toList());
  }

  /// u_t = c u_x + b u_xx + d u_xxx + e u_xxxx + a u: a wave cos κx grows by exp((a − bκ² + eκ⁴) t) and moves.
  @Test
  void linearEquationsAreFollowedExactly() {
    double a = 0.1;
    double c = 1.3;
    double b = 0.4;
    double d = -0.6;
    double e = -0.9;
    double k = 2 * Math.PI * 2 / LENGTH;
    double[] state = new double[POINTS];
    double[] expected = new double[POINTS];
    double growth = Math.exp((a - b * k * k + e * Math.pow(k, 4)) * DT);
    double shift = (c * k - d * k * k * k) * DT;
    for (int n = 0; n < POINTS; n++) {
      double x = LENGTH * n / POINTS;
      state[n] = Math.cos(k * x);
      expected[n] = growth * Math.cos(k * x + shift);
    }
    assertTrue(
        flow(List.of(term(0), term(1), term(2), term(3), term(4)), a, c, b, d, e).advance(state));
    assertArrayEquals(expected, state, 1e-14);
  }

  /// u_t = w u u without derivatives: every point by itself, u(t) = u₀ / (1 − w u₀ t), as long as its waves are
  /// few enough to be kept.
  @Test
  void productsAreTheProductsAtThePoints() {
    double[] state = new double[POINTS];
    java.util.Arrays.fill(state, 0.5);
    flow(List.of(term(0, 0)), 0.3).advance(state);
    // fourth order: (w u Δt)⁵ = 7e−8
    assertEquals(0.5 / (1 - 0.3 * 0.5 * DT), state[7], 1e-8);
  }

  @Test
  void aMovingSquareKeepsItsMean() {
    double[] state = waves(0.3);
    for (int i = 0; i < 100; i++) {
      flow(List.of(term(2), term(4), term(0, 1)), -1, -1, -1).advance(state);
    }
    double sum = 0;
    for (double value : state) {
      sum += value;
    }
    assertEquals(0, sum, 1e-12);
  }

  /// Against fourth-order differences of the map itself, steps of 1e−3: errors of some 1e−11.
  @Test
  void derivativesByFieldAndCoefficientsAreThoseOfTheMap() {
    List<FieldTerm> terms = FieldTerm.library(3);
    double[] weights = new double[terms.size()];
    double[] direction = new double[POINTS];
    for (int q = 0; q < weights.length; q++) {
      weights[q] = 0.05 * Math.sin(q + 1);
    }
    weights[2] = -1;
    weights[4] = -1;
    for (int n = 0; n < POINTS; n++) {
      direction[n] = Math.sin(n * n);
    }
    double[] state = waves(0);
    double[][] vectors = new double[POINTS][weights.length + 1];
    for (int n = 0; n < POINTS; n++) {
      vectors[n][weights.length] = direction[n];
    }
    assertTrue(flow(terms, weights).advance(state, vectors, weights.length));
    for (int q = 0; q <= weights.length; q++) {
      double[] expected = difference(terms, weights, direction, q);
      double[] column = new double[POINTS];
      for (int n = 0; n < POINTS; n++) {
        column[n] = vectors[n][q];
      }
      assertArrayEquals(expected, column, 1e-9, "vector " + q);
    }
  }

  private static double[] difference(
      List<FieldTerm> terms, double[] weights, double[] direction, int q) {
    double h = 1e-3;
    double[] result = new double[POINTS];
    double[] shares = {1.0 / 12, -2.0 / 3, 2.0 / 3, -1.0 / 12};
    double[] places = {-2, -1, 1, 2};
    for (int i = 0; i < places.length; i++) {
      double[] moved = weights.clone();
      double[] state = waves(0);
      if (q < weights.length) {
        moved[q] += places[i] * h;
      } else {
        for (int n = 0; n < POINTS; n++) {
          state[n] += places[i] * h * direction[n];
        }
      }
      flow(terms, moved).advance(state);
      for (int n = 0; n < POINTS; n++) {
        result[n] += shares[i] * state[n] / h;
      }
    }
    return result;
  }

  @Test
  void anEquationThatGrowsWithoutBoundIsReported() {
    double[] state = waves(0.1);
    Flow flow = flow(List.of(term(4)), 10_000);
    boolean finite = true;
    for (int i = 0; i < 10 && finite; i++) {
      finite = flow.advance(state);
    }
    assertFalse(finite);
  }

  @Test
  void ringsOfOtherNumbersOfPointsAreRejected() {
    var error = assertThrows(InputException.class, () -> new Ring(40, 1));
    assertEquals(
        "library=spectral needs a power of two ≥ 8 of variables, values at equally spaced points of a ring,"
            + " but there are 40",
        error.getMessage());
  }
}
