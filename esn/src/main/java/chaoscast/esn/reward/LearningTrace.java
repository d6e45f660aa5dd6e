package chaoscast.esn.reward;

import chaoscast.esn.online.RewardedReadout.Standing;
import java.util.Arrays;

/// How one seed's learning went, at even distances in time.
public final class LearningTrace {
  private final int samplesPerTrial;
  private final int dimension;
  private final double[] positions;
  private final double[] targets;
  private final double[] deviations;
  private final double[] exploratory;
  private final double[] mastery;
  private final double[] gate;
  private int count;

  /// @param samples         in all
  /// @param samplesPerTrial of them
  /// @param dimension       of a position
  LearningTrace(int samples, int samplesPerTrial, int dimension) {
    this.samplesPerTrial = samplesPerTrial;
    this.dimension = dimension;
    positions = new double[samples * dimension];
    targets = new double[samples * dimension];
    deviations = new double[samples];
    exploratory = new double[samples];
    mastery = new double[samples];
    gate = new double[samples];
  }

  void add(double[] position, double[] target, double deviation, Standing standing) {
    if (count == deviations.length) {
      return;
    }
    System.arraycopy(position, 0, positions, count * dimension, dimension);
    System.arraycopy(target, 0, targets, count * dimension, dimension);
    deviations[count] = deviation;
    exploratory[count] = standing.exploratory();
    mastery[count] = standing.mastery();
    gate[count] = standing.gate();
    count++;
  }

  /// @return number of samples
  public int count() {
    return count;
  }

  public int samplesPerTrial() {
    return samplesPerTrial;
  }

  public int dimension() {
    return dimension;
  }

  /// @return row-major, a copy
  public double[] positions() {
    return Arrays.copyOf(positions, count * dimension);
  }

  /// @return row-major, a copy
  public double[] targets() {
    return Arrays.copyOf(targets, count * dimension);
  }

  /// @return √M, a copy
  public double[] deviations() {
    return Arrays.copyOf(deviations, count);
  }

  /// @return ‖z₂‖, a copy
  public double[] exploratory() {
    return Arrays.copyOf(exploratory, count);
  }

  /// @return ‖z₁‖, a copy
  public double[] mastery() {
    return Arrays.copyOf(mastery, count);
  }

  /// @return G, a copy
  public double[] gate() {
    return Arrays.copyOf(gate, count);
  }
}
