package chaoscast.splinenets.placement;

import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.splinenets.breakplane.BreakplaneMap;
import chaoscast.splinenets.breakplane.Breakplanes;

/// How every neuron max(0, ξ·x − β)^p changes when its breakplane moves: n rows a neuron, in the order
/// of its [TangentFrame].
final class NeuronDerivatives {
  private final Breakplanes planes;
  private final int power;
  private final TangentFrame[] frames;

  NeuronDerivatives(BreakplaneMap map) {
    planes = map.planes();
    power = map.power();
    frames = new TangentFrame[planes.count()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new TangentFrame(planes.normal(i));
    }
  }

  /// @param states dimension × columns; not modified
  /// @param out    neurons · dimension rows; modified
  void apply(DenseMatrix states, DenseMatrix out) {
    DenseMatrix projections = DenseMatrix.zeros(planes.directions().rows(), states.columns());
    DenseMatrix slopes = DenseMatrix.zeros(planes.count(), states.columns());
    Kernels kernels = Kernels.best();
    kernels.multiply(planes.directions(), states, projections);
    kernels.rectify(projections, planes.directionOf(), planes.breakpoints(), slopes, 0);
    for (int i = 0; i < planes.count(); i++) {
      for (int column = 0; column < states.columns(); column++) {
        double excess = slopes.get(i, column);
        slopes.set(i, column, excess > 0 ? slope(excess) : 0);
      }
      frames[i].derivatives(slopes, i, states, out, i * planes.dimension());
    }
  }

  private double slope(double excess) {
    return power == 1 ? 1 : power * Math.pow(excess, power - 1);
  }
}
