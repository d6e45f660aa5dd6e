package chaoscast.core.ring;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import java.util.ArrayList;
import java.util.List;

/// A ring of variables cut into equal blocks, each seen together with its neighbourhood.
///
/// Block b owns the variables b·q … (b + 1)·q − 1, and sees ℓ more on either side. Inputs, which stand behind the
/// variables of the ring, are the same for all sites: every block sees all of them, last, and owns none.
///
/// @param dimension number of variables on the ring, a multiple of `blocks`
/// @param blocks    number of blocks g, ≥ 1
/// @param overlap   ℓ ≥ 0; a block with its neighbourhood goes round the ring at most once
/// @param inputs    number of inputs m, ≥ 0
public record RingBlocks(int dimension, int blocks, int overlap, int inputs) {

  /// Driven by nothing.
  public RingBlocks(int dimension, int blocks, int overlap) {
    this(dimension, blocks, overlap, 0);
  }

  public RingBlocks {
    Requirements.requireAtLeast("dimension", 1, dimension);
    Requirements.requireAtLeast("blocks", 1, blocks);
    Requirements.requireAtLeast("overlap", 0, overlap);
    Requirements.requireAtLeast("inputs", 0, inputs);
    if (dimension % blocks != 0) {
      throw new InputException(
          "blocks must divide the number of variables %d but was %d".formatted(dimension, blocks));
    }
    if (dimension / blocks + 2L * overlap > dimension) {
      throw new InputException(
          "overlap must be ≤ %d where %d variables are cut into %d blocks but was %d"
              .formatted((dimension - dimension / blocks) / 2, dimension, blocks, overlap));
    }
  }

  /// Each variable with its neighbours.
  ///
  /// @param size   K, the number of variables
  /// @param radius r ≥ 0, 2r + 1 ≤ K
  /// @param inputs m ≥ 0
  public static RingBlocks around(int size, int radius, int inputs) {
    if (2L * radius + 1 > size) {
      throw new InputException(
          "stencil must be ≤ (variables − 1) / 2 = %d but was %d"
              .formatted((size - 1) / 2, radius));
    }
    return new RingBlocks(size, size, radius, inputs);
  }

  /// @return q, the number of variables that a block owns
  public int width() {
    return dimension / blocks;
  }

  /// @return the number of variables on the ring and of inputs behind them
  public int whole() {
    return dimension + inputs;
  }

  /// @return the number of variables that a block sees, those of the ring first
  public int seen() {
    return width() + 2 * overlap + inputs;
  }

  /// @param i in [0, seen)
  /// @return the variable that is the i-th that a block sees
  public int variable(int block, int i) {
    int input = i - width() - 2 * overlap;
    return input >= 0 ? dimension + input
        : Math.floorMod(block * width() - overlap + i, dimension);
  }

  /// @return what a block sees of a trajectory
  public Trajectory local(Trajectory trajectory, int block) {
    double[] states = new double[Math.multiplyExact(trajectory.steps(), seen())];
    for (int step = 0; step < trajectory.steps(); step++) {
      for (int i = 0; i < seen(); i++) {
        states[step * seen() + i] = trajectory.get(step, variable(block, i));
      }
    }
    return Trajectory.of(states, seen(), trajectory.timeStep());
  }

  /// @return what each block sees of each trajectory, all blocks of the first trajectory first
  public List<Trajectory> locals(List<Trajectory> trajectories) {
    var views = new ArrayList<Trajectory>();
    for (Trajectory trajectory : trajectories) {
      for (int block = 0; block < blocks; block++) {
        views.add(local(trajectory, block));
      }
    }
    return views;
  }
}
