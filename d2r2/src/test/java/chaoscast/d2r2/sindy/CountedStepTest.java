package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.polynomial.Monomial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The cost model of a Runge–Kutta step equals the operations of a step in plain numbers, which has to
/// forecast what the surrogate forecasts.
class CountedStepTest {
  private static final int DIMENSION = 3;
  private static final int SUBSTEPS = 2;
  private static final double TIME_STEP = 0.01;

  private int multiplyAdds;

  @Test
  void aRungeKuttaForecastTakesTheOperationsOfItsCostModel() {
    Trajectory data = LorenzData.sampled(2000, TIME_STEP, 0);
    var settings = Map.of("integrator", "rk4", "substeps", Integer.toString(SUBSTEPS));
    var surrogate =
        (SindySurrogate) new SindyProvider()
            .trainer(settings, new Seed(1))
            .train(List.of(data), Progress.NONE);
    Rollout rollout = surrogate.startRollout(1);
    double[] forecast = new double[DIMENSION];
    rollout.observe(data.state(0));
    rollout.forecast(forecast);

    double[] state = data.state(0).clone();
    for (int substep = 0; substep < SUBSTEPS; substep++) {
      rungeKutta(surrogate, state);
    }

    assertArrayEquals(state, forecast, 1e-11); // sums of ten terms of up to 1000 in another order
    assertEquals(multiplyAdds, surrogate.cost().multiplyAdds());
  }

  private void rungeKutta(SindySurrogate surrogate, double[] state) {
    double step = TIME_STEP / SUBSTEPS;
    double[] shares = {0, 0.5 * step, 0.5 * step, step};
    double[] weights = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};
    double[] slope = new double[DIMENSION];
    double[] sum = new double[DIMENSION];
    for (int stage = 0; stage < weights.length; stage++) {
      double[] at = state.clone();
      for (int i = 0; stage > 0 && i < DIMENSION; i++) {
        at[i] += times(shares[stage], slope[i]);
      }
      slope = derivative(surrogate, at);
      for (int i = 0; i < DIMENSION; i++) {
        sum[i] += times(weights[stage], slope[i]);
      }
    }
    for (int i = 0; i < DIMENSION; i++) {
      state[i] += times(step, sum[i]);
    }
  }

  /// The products and terms that there are: the surrogate knows no others.
  private double[] derivative(SindySurrogate surrogate, double[] state) {
    var known = new HashMap<Monomial, Double>();
    double[] derivative = new double[DIMENSION];
    for (int row = 0; row < DIMENSION; row++) {
      for (var term : surrogate.equations().rows().get(row).terms().entrySet()) {
        double value = known.computeIfAbsent(term.getKey(), monomial -> value(monomial, state));
        derivative[row] += times(term.getValue(), value);
      }
    }
    return derivative;
  }

  private double value(Monomial monomial, double[] state) {
    int[] factors = monomial.factors();
    return factors.length == 1 ? state[factors[0]] : times(state[factors[0]], state[factors[1]]);
  }

  private double times(double one, double other) {
    multiplyAdds++;
    return one * other;
  }
}
