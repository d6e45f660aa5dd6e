package chaoscast.core.training;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.LaneMemory;
import chaoscast.core.Requirements;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Optional;

/// Features that a function in Java computes from the present state.
///
/// What the function costs is unknown and counts as nothing. Reduced precision rounds its results.
///
/// @param dimension    number of observed variables, ≥ 1
/// @param featureCount number of features, ≥ 1
/// @param function     of one state
/// @param arithmetic   that features are rounded to
record FunctionMap(
    int dimension, int featureCount, FeatureFunction function, Arithmetic arithmetic)
    implements FeatureMap {

  FunctionMap {
    Requirements.requireAtLeast("dimension", 1, dimension);
    Requirements.requireAtLeast("number of features", 1, featureCount);
  }

  @Override
  public Cost cost() {
    return new Cost(0, featureCount, 0, 0, (long) Double.BYTES * (dimension + featureCount));
  }

  @Override
  public FeatureStream start(int lanes) {
    return new Columns(this, lanes, new double[dimension], new double[featureCount]);
  }

  @Override
  public FeatureMap inPrecision(Arithmetic newArithmetic) {
    return new FunctionMap(dimension, featureCount, function, newArithmetic);
  }

  @Override
  public void write(ModelFile group) {
    throw new InputException(
        "a surrogate must have features that a file can hold but these are a function in Java",
        "train it again where it is needed, or write a SurrogateProvider for it");
  }

  /// One column after the other, whether lanes or steps.
  ///
  /// @param state    room for one state
  /// @param features room for its features
  private record Columns(FunctionMap map, int lanes, double[] state, double[] features)
      implements FeatureStream {

    @Override
    public void advance(DenseMatrix states, DenseMatrix results) {
      for (int column = 0; column < states.columns(); column++) {
        for (int i = 0; i < state.length; i++) {
          state[i] = states.get(i, column);
        }
        map.function.apply(state, features);
        for (int j = 0; j < features.length; j++) {
          results.set(j, column, map.arithmetic.round(features[j]));
        }
      }
    }

    @Override
    public void sweep(DenseMatrix states, DenseMatrix results) {
      advance(states, results);
    }

    @Override
    public Optional<LaneMemory> memory() {
      return Optional.of(LaneMemory.none(lanes));
    }
  }
}
