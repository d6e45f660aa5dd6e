package chaoscast.esn;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Block;
import chaoscast.core.linalg.Kernels;
import java.util.random.RandomGenerator;

/// Copies of a reservoir under one drive, each with a state of its own: those that do not come to the
/// state of the first one respond otherwise to the same drive.
///
/// The first copy begins at zero, as in training. The others join it after a transient: one with its
/// negated state −r, the rest uniform in [−1, 1]. Where tanh is odd and the weights are non-negative,
/// a spectral radius above 1 makes +r and −r stable at a weak drive, each with a negative conditional
/// exponent; only copies tell.
///
/// Source: H. D. I. Abarbanel, N. F. Rulkov, M. M. Sushchik, Phys. Rev. E 53 (1996) 4528,
/// doi:10.1103/PhysRevE.53.4528.
final class ReservoirCopies {
  /// Copies that join the first one.
  static final int JOINERS = 16;
  /// Distance, relative to the states, that counts as apart.
  private static final double FAR = 1e-2;

  private final Reservoir reservoir;
  private final Kernels kernels = Kernels.best();

  ReservoirCopies(Reservoir reservoir) {
    this.reservoir = reservoir;
  }

  /// @param states   the drive, in the reservoir's units
  /// @param joinedAt step at which the others join
  /// @param random   of the joiners' states
  /// @return share of the joiners that are not at the first copy's state in the end, in [0, 1]
  double apart(Trajectory states, int joinedAt, RandomGenerator random) {
    Block first = copies(1);
    drive(first, states, 0, joinedAt);
    int nodes = reservoir.nodes();
    Block all = copies(JOINERS + 1);
    for (int node = 0; node < nodes; node++) {
      all.set(node, 0, first.get(node, 0));
      all.set(node, 1, -first.get(node, 0));
      for (int copy = 2; copy <= JOINERS; copy++) {
        all.set(node, copy, random.nextDouble(-1, 1));
      }
    }
    drive(all, states, joinedAt, states.steps());
    int far = 0;
    for (int copy = 1; copy <= JOINERS; copy++) {
      far += isFar(all, copy) ? 1 : 0;
    }
    return (double) far / JOINERS;
  }

  /// @return (r, x, 1) with r = 0, one copy a column
  private Block copies(int count) {
    Block copies = Block.zeros(reservoir.drive().columns(), count);
    copies.fillRow(copies.rows() - 1, 1);
    return copies;
  }

  /// @param copies modified: moved from step `from` to step `to`
  private void drive(Block copies, Trajectory states, int from, int to) {
    int nodes = reservoir.nodes();
    Block fresh = Block.zeros(nodes, copies.columns());
    Block observation = Block.zeros(states.dimension(), 1);
    Block inputs = Block.zeros(reservoir.inputs(), 1);
    double leak = reservoir.leakRate();
    for (int step = from; step < to; step++) {
      states.copyTo(step, 1, observation);
      reservoir.observed().copy(observation, inputs, 0);
      for (int input = 0; input < reservoir.inputs(); input++) {
        copies.fillRow(nodes + input, inputs.get(input, 0));
      }
      kernels.multiply(reservoir.drive(), copies, fresh);
      if (reservoir.activation() != Activation.LINEAR) {
        kernels.tanh(fresh);
      }
      for (int node = 0; node < nodes; node++) {
        for (int copy = 0; copy < copies.columns(); copy++) {
          double moved = (1 - leak) * copies.get(node, copy) + leak * fresh.get(node, copy);
          copies.set(node, copy, moved);
        }
      }
    }
  }

  /// Not finite is far, too. Two states at zero are the same.
  private boolean isFar(Block copies, int copy) {
    double distance = 0;
    double size = 0;
    for (int node = 0; node < reservoir.nodes(); node++) {
      double one = copies.get(node, 0);
      double other = copies.get(node, copy);
      distance += (other - one) * (other - one);
      size += other * other + one * one;
    }
    return !(Math.sqrt(distance) <= FAR * Math.sqrt(size));
  }
}
