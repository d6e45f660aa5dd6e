package chaoscast.core.training;

import chaoscast.core.Cost;
import chaoscast.core.LaneMemory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One variable x with the simplest memory, m ← m/2 + x from m = 0; the features are 1, x, m and zeros.
///
/// @param featureCount ≥ 3
/// @param swept        what streams were swept through in training: one list a stream; added to
record EchoMap(int featureCount, List<List<Double>> swept) implements FeatureMap {

  static EchoMap ofFeatures(int count) {
    return new EchoMap(count, new ArrayList<>());
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public Cost cost() {
    return new Cost(0, featureCount, 1, 0, 0);
  }

  @Override
  public FeatureStream start(int lanes) {
    var inputs = new ArrayList<Double>();
    swept.add(inputs);
    DenseMatrix memory = DenseMatrix.zeros(1, lanes);
    return new FeatureStream() {
      @Override
      public void advance(DenseMatrix states, DenseMatrix features) {
        for (int lane = 0; lane < lanes; lane++) {
          step(states.get(0, lane), lane, features, lane);
        }
      }

      @Override
      public void sweep(DenseMatrix states, DenseMatrix features) {
        for (int column = 0; column < states.columns(); column++) {
          inputs.add(states.get(0, column));
          step(states.get(0, column), 0, features, column);
        }
      }

      private void step(double x, int lane, DenseMatrix features, int column) {
        memory.set(0, lane, memory.get(0, lane) / 2 + x);
        for (int row = 3; row < featureCount; row++) {
          features.set(row, column, 0);
        }
        features.set(0, column, 1);
        features.set(1, column, x);
        features.set(2, column, memory.get(0, lane));
      }

      @Override
      public Optional<LaneMemory> memory() {
        return Optional.of(LaneMemory.of(memory));
      }
    };
  }

  @Override
  public FeatureMap inPrecision(Arithmetic arithmetic) {
    return this;
  }

  @Override
  public void write(ModelFile group) {
    throw new UnsupportedOperationException("a map of tests has no file");
  }
}
