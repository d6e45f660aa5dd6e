package chaoscast.evaluation.score;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import org.hipparchus.stat.descriptive.moment.Mean;

/// How two forecasters differ over the same starts.
///
///     d_k = horizon of the first − horizon of the second, from start k
///
/// Starts differ far more among each other than forecasters do on one start, so that the difference
/// is known much better than either mean.
///
/// @param mean   mean of d, in the unit of the horizons
/// @param ci95   95% confidence interval of that mean; respects that starts may overlap in time
/// @param wins   starts at which the first sees further
/// @param losses starts at which the second does
/// @param ties   the others
/// @param pValue of the two-sided sign test, which takes starts for independent
/// @param meanPValue two-sided, of a mean of zero; respects that starts may overlap in time
/// @param blockLength successive starts whose differences hang together; 1: independent
public record PairedDifference(
    double mean, double[] ci95, int wins, int losses, int ties, double pValue,
    double meanPValue, int blockLength) {

  public PairedDifference {
    ci95 = ci95.clone();
  }

  /// @param first  horizon of every start, not empty
  /// @param second the same starts in the same order
  /// @param seed   source of the bootstrap's draws
  public static PairedDifference of(double[] first, double[] second, Seed seed) {
    if (first.length != second.length || first.length == 0) {
      throw new InputException(
          "a paired comparison must have the same starts, at least one, but has %d and %d"
              .formatted(first.length, second.length));
    }
    double[] differences = new double[first.length];
    int wins = 0;
    int losses = 0;
    for (int k = 0; k < first.length; k++) {
      differences[k] = first[k] - second[k];
      wins += differences[k] > 0 ? 1 : 0;
      losses += differences[k] < 0 ? 1 : 0;
    }
    StartMean found = StartMean.of(differences, seed);
    return new PairedDifference(
        new Mean().evaluate(differences),
        found.ci95(),
        wins,
        losses,
        first.length - wins - losses,
        SignTest.pValue(wins, losses),
        found.pValue(),
        found.blockLength());
  }

  /// @return the second less the first
  public PairedDifference reversed() {
    return new PairedDifference(
        -mean, new double[] {-ci95[1], -ci95[0]}, losses, wins, ties, pValue,
        meanPValue, blockLength);
  }

  /// @return whether the interval of the mean leaves zero out
  public boolean isSignificant() {
    return ci95[0] > 0 || ci95[1] < 0;
  }

  @Override
  public double[] ci95() {
    return ci95.clone();
  }
}
