package chaoscast.esn.analysis;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.scaling.Scaling;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.core.training.Target;
import chaoscast.esn.reservoir.ReservoirMap;
import java.util.Optional;

/// The parts of a trained echo state network, for analysis. Everything is in the network's own
/// units.
///
/// @param map     reservoir and features
/// @param readout W, dimension × features
/// @param target  what the readout predicts
/// @param scaling from the system's units to the network's, if they differ
public record TrainedReservoir(
    ReservoirMap map, DenseMatrix readout, Target target, Optional<Scaling> scaling) {

  /// @throws InputException if the surrogate is no echo state network
  public static TrainedReservoir of(Surrogate surrogate) {
    if (surrogate.inOwnUnits() instanceof ReadoutSurrogate trained
        && trained.featureMap() instanceof ReservoirMap map) {
      DenseMatrix readout = DenseMatrix.of(trained.weights(), map.dimension(), map.featureCount());
      return new TrainedReservoir(
          map, readout, trained.target(), surrogate.header().scaling());
    }
    throw new InputException(
        "the surrogate must be an echo state network but was " + surrogate.provider());
  }

  /// @return whether the surrogate is a single echo state network, scaled or not
  public static boolean isOne(Surrogate surrogate) {
    return surrogate.inOwnUnits() instanceof ReadoutSurrogate readout
        && readout.featureMap() instanceof ReservoirMap;
  }

  /// @return the trajectory in the network's units
  Trajectory scaled(Trajectory trajectory) {
    return scaling.map(change -> change.apply(trajectory)).orElse(trajectory);
  }
}
