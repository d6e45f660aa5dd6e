package chaoscast.splinenets.breakplane;

import chaoscast.core.linalg.DenseMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The neurons along one direction, summed up: a polynomial of u = ξ·x on every piece between
/// neighbouring breakpoints, in powers of the distance from the one on its left.
///
///     Σ_{β_i ≤ β} μ_i (u − β_i)^p = Σ_j c_j (u − β)^j,   β the last breakpoint before u
///
/// From one breakpoint to the next the powers are shifted and μ is added to c_p, in twice the working
/// precision: so the pieces are as accurate as the sum over the neurons.
///
/// Source: C. de Boor, A Practical Guide to Splines, Springer 2001, chapter VII (pp representation).
final class DirectionalPieces {
  private final double[] normal;
  private final int power;
  private final int outputs;
  private final double[] knots;
  private final int firstStride;
  private final double[] coefficients;

  /// @param planes    all neurons; not modified
  /// @param power     p
  /// @param slopes    μ, outputs × neurons; not modified
  /// @param direction which direction's neurons; it has at least one
  DirectionalPieces(Breakplanes planes, int power, DenseMatrix slopes, int direction) {
    this.power = power;
    outputs = slopes.rows();
    int[] neurons =
        IntStream.range(0, planes.count())
            .filter(i -> planes.directionOf()[i] == direction)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> planes.breakpoints()[i]))
            .mapToInt(i -> i)
            .toArray();
    normal = planes.normal(neurons[0]);
    firstStride = Integer.highestOneBit(neurons.length);
    knots = new double[2 * firstStride];
    Arrays.fill(knots, Double.POSITIVE_INFINITY);
    for (int k = 0; k < neurons.length; k++) {
      knots[k] = planes.breakpoints()[neurons[k]];
    }
    coefficients = new double[(neurons.length + 1) * (power + 1) * outputs];
    for (int output = 0; output < outputs; output++) {
      var piece = new DoubleDouble[power + 1];
      Arrays.fill(piece, DoubleDouble.ZERO);
      for (int k = 0; k < neurons.length; k++) {
        shift(piece, DoubleDouble.sum(knots[k], -knots[Math.max(0, k - 1)]));
        piece[power] = piece[power].plus(slopes.get(output, neurons[k]));
        for (int j = 0; j <= power; j++) {
          coefficients[((k + 1) * (power + 1) + j) * outputs + output] = piece[j].high();
        }
      }
    }
  }

  /// From powers of u − β to powers of u − (β + distance), by Horner's scheme.
  private static void shift(DoubleDouble[] piece, DoubleDouble distance) {
    for (int from = 0; from < piece.length - 1; from++) {
      for (int j = piece.length - 2; j >= from; j--) {
        piece[j] = piece[j].plus(piece[j + 1].times(distance));
      }
    }
  }

  /// @param state  x; not modified
  /// @param totals one an output; modified: this direction's share is added
  /// @param scratch one an output; modified
  void addTo(double[] state, double[] totals, double[] scratch) {
    double u = 0;
    for (int i = 0; i < normal.length; i++) {
      u = Math.fma(normal[i], state[i], u);
    }
    int piece = 0;
    for (int stride = firstStride; stride > 0; stride >>= 1) {
      piece += u > knots[piece + stride - 1] ? stride : 0;
    }
    double distance = u - knots[Math.max(0, piece - 1)];
    int first = piece * (power + 1) * outputs;
    int place = first + power * outputs;
    for (int output = 0; output < outputs; output++) {
      scratch[output] = coefficients[place + output];
    }
    while (place > first) {
      place -= outputs;
      for (int output = 0; output < outputs; output++) {
        scratch[output] = Math.fma(scratch[output], distance, coefficients[place + output]);
      }
    }
    for (int output = 0; output < outputs; output++) {
      totals[output] += scratch[output];
    }
  }
}
