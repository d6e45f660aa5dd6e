package chaoscast.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Forecast;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What inputs are for: forces, parameters between and beyond those that were trained on, and what tips.
class DrivenSystemsTest {
  private static final double STEP = 0.02;

  @TempDir
  private Path folder;

  /// x' = f(x, t).
  private interface Field {
    void at(double time, double[] x, double[] derivative);
  }

  private static Field lorenz(double rho) {
    return (time, x, d) -> {
      d[0] = 10 * (x[1] - x[0]);
      d[1] = x[0] * (rho - x[2]) - x[1];
      d[2] = x[0] * x[1] - 8.0 / 3 * x[2];
    };
  }

  /// Runge–Kutta of fourth order in 20 steps of each Δt, independent of the program's own integrators.
  private static Trajectory run(Field field, double[] start, int steps, double timeStep) {
    int n = start.length;
    double[] x = start.clone();
    double[] all = new double[steps * n];
    double h = timeStep / 20;
    for (int step = 0; step < steps; step++) {
      System.arraycopy(x, 0, all, step * n, n);
      for (int sub = 0; sub < 20; sub++) {
        double t = step * timeStep + sub * h;
        double[] sum = new double[n];
        double[] k = new double[n];
        double[] at = x.clone();
        double[] weights = {1, 2, 2, 1};
        double[] shifts = {0, h / 2, h / 2, h};
        for (int stage = 0; stage < 4; stage++) {
          for (int i = 0; i < n; i++) {
            at[i] = x[i] + (stage == 0 ? 0 : shifts[stage] * k[i]);
          }
          field.at(t + shifts[stage], at, k);
          for (int i = 0; i < n; i++) {
            sum[i] += weights[stage] * k[i];
          }
        }
        for (int i = 0; i < n; i++) {
          x[i] += h / 6 * sum[i];
        }
      }
    }
    return Trajectory.of(all, n, timeStep);
  }

  private static Trajectory constant(Trajectory states, String name, double value, int steps) {
    double[] values = new double[steps];
    Arrays.fill(values, value);
    return states.withInputs(
        Trajectory.of(values, 1, states.timeStep()).withNames(List.of(name)));
  }

  private static Trajectory lorenzAt(double rho, int steps, double x) {
    Trajectory settled = run(lorenz(rho), new double[] {x, 1, 20}, 1000 + steps, STEP);
    return settled.slice(1000, 1000 + steps);
  }

  private static Surrogate trained(String name, Map<String, String> settings,
      List<Trajectory> data) {
    return new ScaledTrainer(
        Surrogates.provider(name).trainer(settings, new Seed(1)), ScalingKind.STANDARD)
        .train(data, Progress.NONE);
  }

  /// Mean valid time of 25 forecasts, error ≤ 0.3 of the spread √(mean ‖x − x̄‖²).
  private static double horizon(Surrogate surrogate, Trajectory truth) {
    double[] mean = new double[truth.dimension()];
    for (int i = 0; i < truth.steps(); i++) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += truth.get(i, k) / truth.steps();
      }
    }
    double spread = 0;
    for (int i = 0; i < truth.steps(); i++) {
      for (int k = 0; k < mean.length; k++) {
        spread += Math.pow(truth.get(i, k) - mean[k], 2) / truth.steps();
      }
    }
    double sum = 0;
    int length = 1000;
    for (int one = 0; one < 25; one++) {
      int start = 200 + one * (truth.steps() - 200 - length - 1) / 25;
      Trajectory predicted =
          surrogate.forecast(truth.slice(0, start + 1), length).predicted();
      int valid = 0;
      while (valid < predicted.steps()) {
        double error = 0;
        for (int k = 0; k < mean.length; k++) {
          error += Math.pow(predicted.get(valid, k) - truth.get(start + 1 + valid, k), 2);
        }
        if (Math.sqrt(error / spread) > 0.3) {
          break;
        }
        valid++;
      }
      sum += valid * truth.timeStep();
    }
    return sum / 25;
  }

  @Test
  void lorenzIsForecastAtParametersBetweenAndBeyondThoseTrainedOn() {
    var training = new ArrayList<Trajectory>();
    for (double rho : new double[] {28, 32, 36}) {
      training.add(constant(lorenzAt(rho, 2000, 1), "rho", rho, 2000));
    }
    Surrogate driven = trained("sindy", Map.of(), training);
    assertEquals(List.of("rho"), driven.inputs());
    for (double rho : new double[] {34, 38}) {
      Surrogate there = trained("sindy", Map.of(), List.of(lorenzAt(rho, 6000, 1)));
      Trajectory truth = lorenzAt(rho, 6000, 3);
      double own = horizon(there, truth);
      double swept = horizon(driven, constant(truth, "rho", rho, 6000));
      assertTrue(own > 10, own + " time units");
      assertTrue(swept > 0.7 * own, "ρ = %s: %s against %s".formatted(rho, swept, own));
    }
  }

  @Test
  void aPolynomialAndAReservoirAreForecastBetweenToo() {
    var training = new ArrayList<Trajectory>();
    for (double rho : new double[] {28, 32, 36}) {
      training.add(constant(lorenzAt(rho, 2000, 1), "rho", rho, 2000));
    }
    Trajectory own = lorenzAt(34, 6000, 1);
    Trajectory truth = lorenzAt(34, 6000, 3);
    Trajectory swept = constant(truth, "rho", 34, 6000);
    double polynomial = horizon(trained("d2r2", Map.of(), training), swept);
    assertTrue(polynomial > 0.7 * horizon(trained("d2r2", Map.of(), List.of(own)), truth),
        "d2r2 " + polynomial);
    Map<String, String> weak = Map.of("nodes", "102", "preset", "precise", "ridge", "1e-6");
    double reservoir = horizon(trained("lsr-esn", weak, training), swept);
    assertTrue(reservoir > 0.5 * horizon(trained("lsr-esn", weak, List.of(own)), truth),
        "lsr-esn " + reservoir);
  }

  @Test
  void aForcedDuffingOscillatorNeedsItsForce() {
    Field duffing = (t, x, d) -> {
      d[0] = x[1];
      d[1] = x[0] - x[0] * x[0] * x[0] - 0.3 * x[1] + 0.5 * Math.cos(1.2 * t);
    };
    int steps = 12000;
    double step = 0.1;
    Trajectory states = run(duffing, new double[] {1, 0}, steps, step);
    double[] force = new double[2 * steps];
    for (int i = 0; i < steps; i++) {
      force[2 * i] = 0.5 * Math.cos(1.2 * i * step);
      force[2 * i + 1] = 0.5 * Math.cos(1.2 * (i + 1) * step);
    }
    Trajectory with =
        states.withInputs(Trajectory.of(force, 2, step).withNames(List.of("force", "next")));
    Map<String, String> settings = Map.of("degree", "4");
    Surrogate driven = trained("d2r2", settings, List.of(with.slice(0, 6000)));
    Surrogate blind = trained("d2r2", settings, List.of(states.slice(0, 6000)));
    double far = horizon(driven, with.slice(6000, steps));
    double near = horizon(blind, states.slice(6000, steps));
    assertTrue(far > 10 * near, far + " with the force against " + near);
  }

  /// x_k(t + 1) = 0.5 x_{k−1} − 0.4 x_{k+1} + (0.3 + 0.06 k) u(t): linear, so that a linear stencil has it to the last digits;
  /// local reservoirs see the input too.
  @Test
  void sitesOfARingReadAnInputThatIsTheSameForAll() {
    int sites = 6;
    int steps = 400;
    var random = new Seed(3).generator();
    double[] x = new double[steps * sites];
    double[] u = new double[steps];
    for (int t = 0; t < steps; t++) {
      u[t] = random.nextGaussian();
      for (int k = 0; k < sites && t + 1 < steps; k++) {
        x[(t + 1) * sites + k] =
            0.5 * x[t * sites + (k + sites - 1) % sites] - 0.4 * x[t * sites + (k + 1) % sites]
                + (0.3 + 0.06 * k) * u[t];
      }
    }
    Trajectory data =
        Trajectory.of(x, sites, 1)
            .withInputs(Trajectory.of(u, 1, 1).withNames(List.of("u")));
    Trajectory past = data.slice(0, 320);
    Map<String, String> linear = Map.of("degree", "1", "stencil", "1", "ridge", "0");
    Trajectory exact = again("d2r2", linear, data.slice(0, 300), past);
    Map<String, String> blocks = Map.of("nodes", "20", "blocks", "3", "overlap", "1");
    Trajectory near = again("lsr-esn", blocks, data.slice(0, 300), past);
    Trajectory otherwise =
        again("lsr-esn", blocks, data.slice(0, 300),
            past.withInputs(Trajectory.of(new double[steps], 1, 1).withNames(List.of("u"))));
    for (int k = 0; k < sites; k++) {
      for (int t = 0; t < 30; t++) {
        assertEquals(data.get(320 + t, k), exact.get(t, k), 1e-9);
      }
      assertTrue(Math.abs(near.get(5, k) - otherwise.get(5, k)) > 1e-3);
    }
  }

  /// Trains, writes, reads and forecasts 30 steps.
  private Trajectory again(
      String name, Map<String, String> settings, Trajectory training, Trajectory past) {
    Path file = folder.resolve(name + ".h5");
    Surrogates.save(trained(name, settings, List.of(training)), file);
    return Surrogates.load(file).forecast(past, 30).predicted();
  }

  /// Below ρ = 24.06 chaos of Lorenz 63 is a transient that ends on a fixed point (doi:10.1007/BF01011469).
  @Test
  void aModelThatSawChaosOnlyCollapsesWhereTheSystemDoes() {
    var training = new ArrayList<Trajectory>();
    for (double rho : new double[] {26, 28, 30}) {
      training.add(constant(lorenzAt(rho, 2000, 1), "rho", rho, 2000));
    }
    Surrogate driven = trained("sindy", Map.of(), training);
    int steps = 10_000;
    int runs = 3;
    for (double rho : new double[] {18, 20, 25, 27}) {
      int truly = 0;
      int model = 0;
      for (int one = 0; one < runs; one++) {
        double[] start = {-5 + 4 * one, 1 + one, 20};
        Trajectory truth = run(lorenz(rho), start, steps, STEP);
        truly += collapsed(truth) ? 1 : 0;
        Forecast free =
            driven.forecast(constant(truth.slice(0, 1), "rho", rho, steps), steps - 1);
        assertEquals(steps - 1, free.predicted().steps());
        model += collapsed(free.predicted()) ? 1 : 0;
      }
      assertEquals(rho < 24.06 ? runs : 0, truly, "the system at ρ = " + rho);
      assertEquals(truly, model, "the model at ρ = " + rho);
    }
  }

  /// Whether the last 5 time units are at rest.
  private static boolean collapsed(Trajectory run) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = run.steps() - 250; i < run.steps(); i++) {
      low = Math.min(low, run.get(i, 2));
      high = Math.max(high, run.get(i, 2));
    }
    return high - low < 1;
  }
}
