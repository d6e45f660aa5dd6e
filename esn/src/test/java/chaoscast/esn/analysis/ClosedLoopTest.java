package chaoscast.esn.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.esn.LsrEsnProvider;
import chaoscast.esn.options.FeatureTransform;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClosedLoopTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 3000);

  private static Surrogate train(String... overrides) {
    var settings = new HashMap<>(Map.of("nodes", "60", "leakRate", "0.7", "bias", "0.3"));
    for (int i = 0; i < overrides.length; i += 2) {
      settings.put(overrides[i], overrides[i + 1]);
    }
    return new LsrEsnProvider()
        .trainer(settings, new Seed(2))
        .train(List.of(TRUTH.slice(0, 2000)), Progress.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void theJacobianIsTheLimitOfDifferences(FeatureTransform features) {
    for (String target : List.of("state", "increment")) {
      var name = features.name().toLowerCase(Locale.ROOT);
      ClosedLoop loop = ClosedLoop.of(train("features", name, "target", target));
      double[] state = onAttractor(loop);
      double[] jacobian = loop.jacobian(state);
      double h = 1e-5;
      for (int j = 0; j < loop.dimension(); j += 7) {
        double[] plus = state.clone();
        double[] minus = state.clone();
        plus[j] += h;
        minus[j] -= h;
        loop.step(plus);
        loop.step(minus);
        for (int i = 0; i < loop.dimension(); i++) {
          double difference = (plus[i] - minus[i]) / (2 * h);
          // third derivatives of order 1 times h², rounding of weights times ulp/h
          assertEquals(difference, jacobian[i * loop.dimension() + j], 1e-5, i + ", " + j);
        }
      }
    }
  }

  private static double[] onAttractor(ClosedLoop loop) {
    double[] state = new double[loop.dimension()];
    for (int step = 0; step < 100; step++) {
      System.arraycopy(TRUTH.state(step), 0, state, loop.dimension() - 3, 3);
      loop.step(state);
    }
    return state;
  }

  @Test
  void aStepIsTheRolloutsForecast() {
    Surrogate surrogate = train();
    ClosedLoop loop = ClosedLoop.of(surrogate);
    double[] state = new double[loop.dimension()];
    Rollout rollout = surrogate.startRollout(1);
    double[] forecast = new double[3];
    for (int step = 0; step < 50; step++) {
      System.arraycopy(TRUTH.state(step), 0, state, 60, 3);
      loop.step(state);
      rollout.observe(TRUTH.state(step));
      rollout.forecast(forecast);
    }
    for (int variable = 0; variable < 3; variable++) {
      assertEquals(forecast[variable], state[60 + variable], 1e-12);
    }
  }

  @Test
  void theLoopsLargestExponentIsThatOfTheSystem() {
    Surrogate surrogate = train("preset", "precise", "leakRate", "1", "ridge", "1e-12");
    ClosedLoop loop = ClosedLoop.of(surrogate);
    double[] exponents = loop.lyapunovExponents(onAttractor(loop), 10_000, 3);
    // 200 time units leave some 0.05 of statistical uncertainty
    assertEquals(0.906, exponents[0] / ChaoticData.TIME_STEP, 0.1);
    assertEquals(0, exponents[1] / ChaoticData.TIME_STEP, 0.1);
    assertTrue(exponents[2] / ChaoticData.TIME_STEP < -10);
  }
}
