package chaoscast.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {
  /// x, then parameters that stay what they are.
  private static Trajectory constant(int steps, double... parameters) {
    int width = 1 + parameters.length;
    double[] states = new double[steps * width];
    for (int step = 0; step < steps; step++) {
      states[step * width] = Math.sin(step);
      System.arraycopy(parameters, 0, states, step * width + 1, parameters.length);
    }
    return Trajectory.of(states, width, 1);
  }

  @Test
  void polynomialsAreOrthonormalOverTheValuesAndNoMoreThanTheyTellApart() {
    double[] values = {28, 32, 36};
    var training = Arrays.stream(values).mapToObj(value -> constant(5, value)).toList();
    Parameters parameters = Parameters.in(training).orElseThrow();
    assertEquals(3, parameters.polynomials());
    assertEquals(List.of(1), Arrays.stream(parameters.columns()).boxed().toList());
    double[][] p = new double[3][3];
    for (int i = 0; i < 3; i++) {
      parameters.evaluate(new double[] {values[i]}, p[i]);
    }
    for (int j = 0; j < 3; j++) {
      assertEquals(j, parameters.degree(j));
      for (int k = 0; k < 3; k++) {
        double sum = p[0][j] * p[0][k] + p[1][j] * p[1][k] + p[2][j] * p[2][k];
        assertEquals(j == k ? 3 : 0, sum, 1e-12);
      }
    }
  }

  @Test
  void severalParametersHaveTheProductsThatTheirGridTellsApart() {
    var training = new ArrayList<Trajectory>();
    for (double a : new double[] {1, 2}) {
      for (double b : new double[] {-1, 0, 1}) {
        training.add(constant(5, a, b));
      }
    }
    // 1, a, b, ab, b² but not a², which two values do not tell from a.
    assertEquals(5, Parameters.in(training).orElseThrow().polynomials());
  }

  /// Three values tell powers to the second apart; one is left over for features that are no polynomials.
  @Test
  void oneValueIsLeftOverButALineIsNot() {
    List<Trajectory> three = List.of(constant(5, 1), constant(5, 2), constant(5, 4));
    Parameters all = Parameters.in(three).orElseThrow();
    assertEquals(3, all.polynomials());
    assertEquals(2, all.leavingOneOver().polynomials());
    assertEquals(2, all.leavingOneOver().leavingOneOver().polynomials());
    Parameters line = Parameters.in(three.subList(0, 2)).orElseThrow();
    assertEquals(2, line.leavingOneOver().polynomials());
  }

  @Test
  void whatChangesOrIsTheSameEverywhereIsNoParameter() {
    assertTrue(Parameters.in(List.of(constant(5, 3), constant(5, 3))).isEmpty());
    assertTrue(Parameters.in(List.of(constant(5, 3))).isEmpty());
    double[] changing = {0, 1, 0.5, 1, 1, 2};
    assertTrue(
        Parameters.in(List.of(constant(3, 3), Trajectory.of(changing, 2, 1))).isEmpty());
  }

  /// x⁺ = (a² − a x) with a in four trajectories; exact in φ = (1, x) and powers of a to the second.
  @Test
  void aMapIsForecastBetweenTheParametersThatWereSeen() {
    var training = new ArrayList<Trajectory>();
    for (double a : new double[] {0.3, 0.5, 0.7, 0.9}) {
      double[] states = new double[40];
      double x = 0.7;
      for (int step = 0; step < 20; step++) {
        states[2 * step] = x;
        states[2 * step + 1] = a;
        x = a * a - a * x;
      }
      training.add(Trajectory.of(states, 2, 1));
    }
    FeatureMap affine =
        FeatureMap.of(1, 2, (state, features) -> {
          features[0] = 1;
          features[1] = state[0];
        });
    var options = new ReadoutOptions(Target.STATE, Solver.QR, 0);
    Surrogate surrogate =
        ReadoutTrainer.of("affine", affine, options).train(training, Progress.NONE);
    Rollout rollout = surrogate.startRollout(1);
    double[] state = {0.2, 0.6};
    rollout.observe(state);
    rollout.forecast(state);
    assertEquals(0.36 - 0.6 * 0.2, state[0], 1e-12);
  }
}
