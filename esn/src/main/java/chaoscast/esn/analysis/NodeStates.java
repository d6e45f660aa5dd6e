package chaoscast.esn.analysis;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.scaling.Scaling;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.esn.options.FeatureTransform;
import chaoscast.esn.reservoir.ReservoirMap;
import java.util.Optional;

/// The states of a reservoir's nodes while data drive it.
public final class NodeStates {
  private static final int BLOCK = 256;

  private NodeStates() {}

  /// @param surrogate with one readout; of an echo state network the nodes themselves are given, of any other its
  ///                  features
  /// @param drive     in the system's units
  /// @param washout   states that are left out at first, ≥ 0, below the number of states
  /// @return a row a state, a column a node
  public static double[][] of(Surrogate surrogate, Trajectory drive, int washout) {
    if (!(surrogate.inOwnUnits() instanceof ReadoutSurrogate readout)) {
      throw new InputException(
          "the model must have one linear readout but was " + surrogate.provider());
    }
    if (washout < 0 || washout >= drive.steps()) {
      throw new InputException(
          "washout must be in [0, %d) but was %d".formatted(drive.steps(), washout));
    }
    FeatureMap map =
        readout.featureMap() instanceof ReservoirMap reservoir
            ? new ReservoirMap(reservoir.reservoir(), FeatureTransform.NONE)
            : readout.featureMap();
    Optional<Scaling> scaling = surrogate.header().scaling();
    Trajectory states = scaling.map(change -> change.apply(drive)).orElse(drive);
    var stream = map.start(1);
    double[][] rows = new double[states.steps() - washout][map.featureCount()];
    for (int from = 0; from < states.steps(); from += BLOCK) {
      int count = Math.min(BLOCK, states.steps() - from);
      DenseMatrix input = DenseMatrix.zeros(states.dimension(), count);
      states.copyTo(from, count, input);
      DenseMatrix features = DenseMatrix.zeros(map.featureCount(), count);
      stream.sweep(input, features);
      for (int column = Math.max(0, washout - from); column < count; column++) {
        double[] row = rows[from + column - washout];
        for (int i = 0; i < row.length; i++) {
          row[i] = features.get(i, column);
        }
      }
    }
    return rows;
  }
}
