package chaoscast.evaluation.ensemble;

import chaoscast.core.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the members of an ensemble predict from one start.
///
/// A quantile p of N members x₁ ≤ … ≤ x_N is that between the ones next to p (N + 1), by linear interpolation, and
/// not beyond the extremes: what is as likely as the members is below it with probability p.
///
/// @param members forecasts, each as far as it is finite; one dimension
/// @param control forecast from the estimate of the start, as far as it is finite
public record EnsembleForecast(List<Trajectory> members, Trajectory control) {
  /// Those that files hold.
  public static final List<Double> QUANTILES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  public EnsembleForecast {
    members = List.copyOf(members);
  }

  /// @return the number of steps for which at least half of the members, and the control, are finite
  public int steps() {
    int[] lengths = members.stream().mapToInt(Trajectory::steps).sorted().toArray();
    return Math.min(control.steps(), lengths[lengths.length / 2]);
  }

  /// @param step from 0 on
  /// @return values of the members that are finite, which may be none, in rising order
  public double[] sorted(int step, int variable) {
    double[] values = values(step, variable);
    Arrays.sort(values);
    return values;
  }

  /// @return values of the members that are finite, in their order
  double[] values(int step, int variable) {
    return members.stream()
        .filter(member -> member.steps() > step)
        .mapToDouble(member -> member.get(step, variable))
        .toArray();
  }

  /// @param sorted rising, at least one
  /// @param p      in (0, 1)
  public static double quantile(double[] sorted, double p) {
    double place = Math.clamp(p * (sorted.length + 1) - 1, 0, sorted.length - 1.0);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /// The control's forecast and, after all of its variables, the [#QUANTILES] of each: x, y, …, x_q05, x_q25, x_q50,
  /// x_q75, x_q95, y_q05, …
  ///
  /// @return as many states as [#steps]
  public Trajectory withQuantiles() {
    int d = control.dimension();
    int steps = steps();
    int width = d * (1 + QUANTILES.size());
    double[] states = new double[Math.multiplyExact(steps, width)];
    for (int step = 0; step < steps; step++) {
      control.copyState(step, states, step * width);
      for (int k = 0; k < d; k++) {
        double[] sorted = sorted(step, k);
        for (int q = 0; q < QUANTILES.size(); q++) {
          states[step * width + d + k * QUANTILES.size() + q] =
              quantile(sorted, QUANTILES.get(q));
        }
      }
    }
    var names = new ArrayList<>(control.names());
    for (String name : control.names()) {
      QUANTILES.forEach(q -> names.add("%s_q%02d".formatted(name, Math.round(100 * q))));
    }
    return Trajectory.adopt(states, steps, width, control.timeStep())
        .withNames(names)
        .withStartTime(control.startTime());
  }

  /// @param deviations units of each variable; not modified
  /// @return by step: the root mean square over variables of the members' deviation from their mean, times
  ///     √((N + 1)/N), in these units
  public double[] spread(double[] deviations) {
    int d = control.dimension();
    double[] spread = new double[steps()];
    for (int step = 0; step < spread.length; step++) {
      for (int k = 0; k < d; k++) {
        double[] values = values(step, k);
        double n = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        for (double value : values) {
          double off = (value - mean) / deviations[k];
          spread[step] += off * off / Math.max(1, n - 1) * (n + 1) / n / d;
        }
      }
      spread[step] = Math.sqrt(spread[step]);
    }
    return spread;
  }
}
