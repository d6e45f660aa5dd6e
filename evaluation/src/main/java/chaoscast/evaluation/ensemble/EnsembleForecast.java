package chaoscast.evaluation.ensemble;

import chaoscast.core.Trajectory;
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
}
