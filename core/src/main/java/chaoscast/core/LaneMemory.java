package chaoscast.core;

import chaoscast.core.linalg.DenseMatrix;

/// What decides the future of each lane of a rollout, as numbers that can be read and set: lanes can
/// then be copied, and moved a little to see how differences grow.
///
/// Read and set it after a forecast, before the next observation.
public interface LaneMemory {
  /// @return numbers a lane
  int size();

  /// @param lane   which
  /// @param target its numbers from `position` on are modified
  void read(int lane, double[] target, int position);

  /// @param lane   which; modified
  /// @param source its numbers from `position` on; not modified
  void set(int lane, double[] source, int position);

  /// @param lanes how many
  /// @return the memory of what has none besides the state
  static LaneMemory none(int lanes) {
    return of(DenseMatrix.zeros(0, lanes));
  }

  /// @param columns one lane a column
  /// @return the values of that block, live
  static LaneMemory of(DenseMatrix columns) {
    return new LaneMemory() {
      @Override
      public int size() {
        return columns.rows();
      }

      @Override
      public void read(int lane, double[] target, int position) {
        for (int row = 0; row < columns.rows(); row++) {
          target[position + row] = columns.get(row, lane);
        }
      }

      @Override
      public void set(int lane, double[] source, int position) {
        for (int row = 0; row < columns.rows(); row++) {
          columns.set(row, lane, source[position + row]);
        }
      }
    };
  }
}
