package chaoscast.evaluation.study;

import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.stat.regression.SimpleRegression;

/// Whether a surrogate that is driven by the truth forgets where its memory began.
///
/// One copy observes the training data from their beginning, as in training; others join it later, with
/// nothing in their memory. The distance of a joiner's one-step forecasts from the first copy's
/// falls as exp(λ_c t), with the leading conditional Lyapunov exponent λ_c < 0, or it does not fall:
/// then the same drive does not bring memories together, the echo state property is not met, and no warm-up leads
/// to the memories that the readout was trained on.
///
/// Sources: H. D. I. Abarbanel, N. F. Rulkov, M. M. Sushchik, Generalized synchronization of chaos: the
/// auxiliary system approach, Phys. Rev. E 53 (1996) 4528, doi:10.1103/PhysRevE.53.4528; H. Jaeger, The
/// "echo state" approach, GMD Report 148 (2001).
///
/// @param rate  λ_c per time unit: the median over the joiners that come near; NaN if none does
/// @param apart share of the joiners that are still far off at the end
public record Forgetting(double rate, double apart) {
  private static final int JOINERS = 40;
  /// Steps between two joiners.
  private static final int SPACING = 100;
  /// Steps that each joiner is followed for, at most.
  private static final int STEPS = 1000;
  /// Distance, relative to the forecasts, at which rounding takes over.
  private static final double FLOOR = 1e-10;
  /// Relative distance that counts as far off.
  private static final double FAR = 1e-2;

  /// @param surrogate to be driven
  /// @param drive     what it was trained on
  /// @return empty for a surrogate without memory, and for less than 200 steps of drive
  public static Optional<Forgetting> measure(Surrogate surrogate, Trajectory drive) {
    int joiners = Math.min(JOINERS, drive.steps() / SPACING - 1);
    if (joiners < 1) {
      return Optional.empty();
    }
    int steps = Math.min(STEPS, drive.steps() - joiners * SPACING);
    double[][] first = forced(surrogate, drive, joiners * SPACING + steps);
    double[][] logarithms = new double[joiners][steps];
    follow(surrogate, drive, first, logarithms);
    boolean memory =
        Arrays.stream(logarithms).anyMatch(curve -> curve[0] > Math.log(FLOOR));
    return memory ? Optional.of(of(logarithms, drive.timeStep())) : Optional.empty();
  }

  /// @return one-step forecasts of a copy that observes from the beginning
  private static double[][] forced(Surrogate surrogate, Trajectory drive, int steps) {
    Rollout rollout = surrogate.startRollout(1);
    double[][] forecasts = new double[steps][surrogate.dimension()];
    for (int step = 0; step < steps; step++) {
      rollout.observe(drive.state(step));
      rollout.forecast(forecasts[step]);
    }
    return forecasts;
  }

  /// @param logarithms joiners × steps; modified: ln of the relative distances
  private static void follow(
      Surrogate surrogate, Trajectory drive, double[][] first, double[][] logarithms) {
    int joiners = logarithms.length;
    int dimension = surrogate.dimension();
    Rollout rollout = surrogate.startRollout(joiners);
    double[] states = new double[joiners * dimension];
    for (int step = 0; step < logarithms[0].length; step++) {
      for (int lane = 0; lane < joiners; lane++) {
        drive.copyState((lane + 1) * SPACING + step, states, lane * dimension);
      }
      rollout.observe(states);
      rollout.forecast(states);
      for (int lane = 0; lane < joiners; lane++) {
        double[] expected = first[(lane + 1) * SPACING + step];
        double distance = 0;
        double size = 0;
        for (int i = 0; i < dimension; i++) {
          double other = states[lane * dimension + i];
          distance += (other - expected[i]) * (other - expected[i]);
          size += other * other + expected[i] * expected[i];
        }
        logarithms[lane][step] = 0.5 * Math.log(distance / size);
      }
    }
  }

  private static Forgetting of(double[][] logarithms, double timeStep) {
    int last = logarithms[0].length - 1;
    double[] rates =
        Arrays.stream(logarithms)
            .filter(curve -> curve[last] < Math.log(FAR))
            .mapToDouble(curve -> slope(curve) / timeStep)
            .filter(Double::isFinite)
            .toArray();
    long far =
        Arrays.stream(logarithms).filter(curve -> !(curve[last] < Math.log(FAR))).count();
    return new Forgetting(
        rates.length == 0 ? Double.NaN : new Median().evaluate(rates),
        (double) far / logarithms.length);
  }

  private static double slope(double[] curve) {
    var line = new SimpleRegression();
    for (int step = 0; step < curve.length && curve[step] > Math.log(FLOOR); step++) {
      line.addData(step, curve[step]);
    }
    return line.getSlope();
  }
}
