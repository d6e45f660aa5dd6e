package chaoscast.evaluation.score;

import chaoscast.core.Seed;
import java.util.Arrays;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.descriptive.rank.Median;

/// Forecast horizons over the starts of a protocol, in one unit of time.
///
/// @param mean     mean over starts
/// @param std      standard deviation over starts (n − 1)
/// @param median   median over starts
/// @param min      least horizon
/// @param max      greatest horizon
/// @param ci95     95% confidence interval of the mean, lower and upper end; respects that starts may
///                 overlap in time
/// @param perStart horizon of every start, in order
/// @param censored number of starts still valid when the forecast ended: their horizons are lower
///                 bounds
/// @param blockLength successive starts that hang together; 1: independent
public record HorizonStatistics(
    double mean,
    double std,
    double median,
    double min,
    double max,
    double[] ci95,
    double[] perStart,
    int censored,
    int blockLength) {

  public HorizonStatistics {
    ci95 = ci95.clone();
    perStart = perStart.clone();
  }

  /// Of starts so far apart that their forecasts do not overlap.
  ///
  /// @param perStart horizon of every start, not empty
  /// @param censored number of starts still valid when the forecast ended
  /// @param seed     source of the bootstrap's draws
  public static HorizonStatistics of(double[] perStart, int censored, Seed seed) {
    return of(perStart, Double.POSITIVE_INFINITY, censored, seed);
  }

  /// @param perStart horizon of every start, not empty
  /// @param spacing  from one start to the next in the unit of the horizons, > 0
  /// @param censored number of starts still valid when the forecast ended
  /// @param seed     source of the bootstrap's draws
  public static HorizonStatistics of(
      double[] perStart, double spacing, int censored, Seed seed) {
    StartMean found = StartMean.ofHorizons(perStart, spacing, seed);
    return new HorizonStatistics(
        new Mean().evaluate(perStart),
        perStart.length > 1 ? new StandardDeviation().evaluate(perStart) : 0,
        new Median().evaluate(perStart),
        Arrays.stream(perStart).min().orElseThrow(),
        Arrays.stream(perStart).max().orElseThrow(),
        found.ci95(),
        perStart,
        censored,
        found.blockLength());
  }

  /// @param factor units of the result in one unit of this, such as λ₁ for Lyapunov times
  public HorizonStatistics times(double factor) {
    return new HorizonStatistics(
        mean * factor,
        std * factor,
        median * factor,
        min * factor,
        max * factor,
        Arrays.stream(ci95).map(value -> value * factor).toArray(),
        Arrays.stream(perStart).map(value -> value * factor).toArray(),
        censored,
        blockLength);
  }

  @Override
  public double[] ci95() {
    return ci95.clone();
  }

  @Override
  public double[] perStart() {
    return perStart.clone();
  }
}
