package chaoscast.splinenets.breakplane;

import chaoscast.core.Cost;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.training.DirectReadout;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The outputs of a spline network without its features, one lane after the other.
///
/// Where neurons share directions, each direction's sum is a piecewise polynomial of one variable
/// ([DirectionalPieces]): finding a piece costs the logarithm of the number of neurons. Neurons with
/// directions of their own are computed side by side in vectors.
///
/// @param map     the neurons
/// @param weights W, outputs × features; not modified
record DirectSpline(BreakplaneMap map, DenseMatrix weights) implements DirectReadout {
  /// Neurons a direction from which on pieces, one at a time, beat neurons, eight at a time.
  private static final int ENOUGH = 4;

  private boolean hasPieces() {
    return map.planes().count() >= ENOUGH * map.planes().directions().rows();
  }

  private DirectionalPieces[] pieces() {
    DenseMatrix slopes = part(map.polynomialCount(), map.featureCount());
    return IntStream.of(map.planes().directionOf())
        .distinct()
        .sorted()
        .mapToObj(d -> new DirectionalPieces(map.planes(), map.power(), slopes, d))
        .toArray(DirectionalPieces[]::new);
  }

  /// Of the parameters, which are those of the network, a step touches only the pieces that it needs.
  @Override
  public Cost cost() {
    int outputs = weights.rows();
    int dimension = map.dimension();
    int neurons = map.planes().count();
    long directions = map.planes().directions().rows();
    long polynomial = map.polynomialCount() * (long) outputs;
    long products = map.monomialProducts() + polynomial;
    long touched = map.polynomialCount() + polynomial;
    if (hasPieces()) {
      products += directions * (dimension + (long) outputs * map.power());
      int comparisons = 32 - Integer.numberOfLeadingZeros((int) (neurons / directions));
      touched += directions * (dimension + comparisons + outputs * (map.power() + 1L));
    } else {
      products += (long) neurons * (dimension + map.power() - 1 + outputs);
      touched += (long) neurons * (dimension + 2 + outputs);
    }
    long parameters =
        directions * dimension + neurons + (long) outputs * map.featureCount();
    return new Cost(parameters, map.featureCount(), products, 0, Double.BYTES * touched);
  }

  @Override
  public Stream start(int lanes) {
    return hasPieces() ? new PieceLanes(lanes) : new NeuronLanes(lanes);
  }

  /// @return columns `from` … `to` − 1 of W
  private DenseMatrix part(int from, int to) {
    DenseMatrix part = DenseMatrix.zeros(weights.rows(), to - from);
    for (int output = 0; output < part.rows(); output++) {
      for (int i = 0; i < part.columns(); i++) {
        part.set(output, i, weights.get(output, from + i));
      }
    }
    return part;
  }

  /// The polynomials' share of all lanes at once, then the neurons' of one lane after the other.
  private abstract class Lanes implements Stream {
    private final DenseMatrix polynomials;
    private final DenseMatrix readout;

    private Lanes(int lanes) {
      int count = map.polynomialCount();
      polynomials = DenseMatrix.zeros(count, lanes);
      readout = count == 0 ? DenseMatrix.zeros(weights.rows(), 1) : part(0, count);
    }

    abstract void add(int lane, DenseMatrix states, DenseMatrix outputs);

    @Override
    public void apply(DenseMatrix states, DenseMatrix outputs) {
      if (polynomials.rows() > 0) {
        map.polynomials().apply(states, polynomials, Arithmetic.BINARY64);
        Kernels.best().multiply(readout, polynomials, outputs);
      } else {
        for (int output = 0; output < outputs.rows(); output++) {
          outputs.fillRow(output, 0);
        }
      }
      for (int lane = 0; lane < states.columns(); lane++) {
        add(lane, states, outputs);
      }
    }
  }

  private final class PieceLanes extends Lanes {
    private final DirectionalPieces[] pieces;
    private final double[] state = new double[map.dimension()];
    private final double[] totals = new double[weights.rows()];
    private final double[] scratch = new double[weights.rows()];

    private PieceLanes(int lanes) {
      super(lanes);
      pieces = pieces();
    }

    @Override
    void add(int lane, DenseMatrix states, DenseMatrix outputs) {
      for (int i = 0; i < state.length; i++) {
        state[i] = states.get(i, lane);
      }
      Arrays.fill(totals, 0);
      for (DirectionalPieces along : pieces) {
        along.addTo(state, totals, scratch);
      }
      for (int output = 0; output < totals.length; output++) {
        outputs.set(output, lane, outputs.get(output, lane) + totals[output]);
      }
    }
  }

  private final class NeuronLanes extends Lanes {
    private final DenseMatrix normals;
    private final DenseMatrix breakpoints;
    private final DenseMatrix slopes = part(map.polynomialCount(), map.featureCount());
    private final DenseMatrix state = DenseMatrix.zeros(map.dimension(), 1);
    private final DenseMatrix neurons;
    private final DenseMatrix totals = DenseMatrix.zeros(weights.rows(), 1);

    private NeuronLanes(int lanes) {
      super(lanes);
      Breakplanes planes = map.planes();
      neurons = DenseMatrix.zeros(planes.count(), 1);
      breakpoints = DenseMatrix.of(planes.breakpoints(), planes.count(), 1);
      normals = DenseMatrix.zeros(map.dimension(), planes.count());
      for (int i = 0; i < planes.count(); i++) {
        double[] normal = planes.normal(i);
        for (int j = 0; j < normal.length; j++) {
          normals.set(j, i, normal[j]);
        }
      }
    }

    @Override
    void add(int lane, DenseMatrix states, DenseMatrix outputs) {
      for (int i = 0; i < state.rows(); i++) {
        state.set(i, 0, states.get(i, lane));
      }
      Kernels kernels = Kernels.best();
      kernels.rectifiedDistances(normals, breakpoints, state, neurons);
      kernels.power(map.power(), neurons, 0);
      kernels.multiply(slopes, neurons, totals);
      for (int output = 0; output < totals.rows(); output++) {
        outputs.set(output, lane, outputs.get(output, lane) + totals.get(output, 0));
      }
    }
  }
}
