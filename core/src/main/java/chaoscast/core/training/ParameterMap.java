package chaoscast.core.training;

import chaoscast.core.Cost;
import chaoscast.core.LaneMemory;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Features whose readout depends on parameters u of the system:
///
///     φ(x, u) = p(u) ⊗ φ(x),   so that   W φ(x, u) = (Σ_j p_j(u) W_j) φ(x)
///
/// Features that see a parameter as one more variable do not say which of the functions that agree at the values seen
/// in training is meant between them; a polynomial does.
///
/// @param inner      φ, of the other variables
/// @param parameters their places, and p
/// @param arithmetic that products are rounded to
public record ParameterMap(FeatureMap inner, Parameters parameters, Arithmetic arithmetic)
    implements FeatureMap {
  private static final String GROUP = "parameters";

  /// @return the features of the states, where parameters change their readout; itself where there are none
  public static FeatureMap ofStates(FeatureMap map) {
    return map instanceof ParameterMap driven ? driven.inner : map;
  }

  /// @param read reads the features of the states
  static FeatureMap read(ModelFile group, Function<ModelFile, FeatureMap> read) {
    if (!group.has(GROUP + "/columns")) {
      return read.apply(group);
    }
    FeatureMap inner = read.apply(group.group("inner"));
    return new ParameterMap(
        inner, Parameters.read(group.group(GROUP), inner.dimension()), Arithmetic.BINARY64);
  }

  @Override
  public int dimension() {
    return parameters.variables();
  }

  @Override
  public int featureCount() {
    return Arrays.stream(blocks()).mapToInt(block -> block.length).reduce(0, Math::addExact);
  }

  @Override
  public Cost cost() {
    int products = featureCount();
    return inner.cost()
        .plus(new Cost(0, products - inner.featureCount(), products, 0, 8L * products));
  }

  /// Where the features are polynomials the products are those of no higher degree: the highest powers of the states,
  /// which depend least on parameters, are then learned from all trajectories together.
  ///
  /// @return which of the inner features each p_j multiplies
  public int[][] blocks() {
    int[] degrees = inner.degrees().orElseGet(() -> new int[inner.featureCount()]);
    int highest = Arrays.stream(degrees).max().orElse(0);
    int[][] blocks = new int[parameters.polynomials()][];
    for (int j = 0; j < blocks.length; j++) {
      int most = inner.degrees().isPresent() ? highest - parameters.degree(j) : highest;
      blocks[j] = IntStream.range(0, degrees.length).filter(f -> degrees[f] <= most).toArray();
    }
    return blocks;
  }

  /// @return the variables that are the inner features' own, in their order
  public Trajectory states(Trajectory trajectory) {
    return parameters.withoutThem(trajectory);
  }

  /// @param states features of the states in other units
  public ParameterMap withInner(FeatureMap states) {
    return new ParameterMap(states, parameters, arithmetic);
  }

  @Override
  public FeatureStream start(int lanes) {
    return new Products(inner.start(lanes), lanes);
  }

  @Override
  public FeatureMap inPrecision(Arithmetic format) {
    return new ParameterMap(inner.inPrecision(format), parameters, format);
  }

  @Override
  public void write(ModelFile group) {
    parameters.write(group.group(GROUP));
    inner.write(group.group("inner"));
  }

  /// The inner features, multiplied.
  private final class Products implements FeatureStream {
    private final FeatureStream stream;
    private final int[][] blocks = blocks();
    private final int[] columns = parameters.columns();
    private final double[] values = new double[columns.length];
    private final double[] factors = new double[parameters.polynomials()];
    private final DenseMatrix laneStates;
    private final DenseMatrix laneFeatures;

    Products(FeatureStream stream, int lanes) {
      this.stream = stream;
      this.laneStates = DenseMatrix.zeros(inner.dimension(), lanes);
      this.laneFeatures = DenseMatrix.zeros(inner.featureCount(), lanes);
    }

    @Override
    public void advance(DenseMatrix states, DenseMatrix features) {
      split(states, laneStates);
      stream.advance(laneStates, laneFeatures);
      multiply(states, laneFeatures, features);
    }

    @Override
    public void sweep(DenseMatrix states, DenseMatrix features) {
      DenseMatrix own = DenseMatrix.zeros(inner.dimension(), states.columns());
      DenseMatrix found = DenseMatrix.zeros(inner.featureCount(), states.columns());
      split(states, own);
      stream.sweep(own, found);
      multiply(states, found, features);
    }

    private void split(DenseMatrix states, DenseMatrix own) {
      int row = 0;
      for (int variable = 0; variable < states.rows(); variable++) {
        if (!parameters.isParameter(variable)) {
          for (int column = 0; column < states.columns(); column++) {
            own.set(row, column, states.get(variable, column));
          }
          row++;
        }
      }
    }

    private void multiply(DenseMatrix states, DenseMatrix own, DenseMatrix features) {
      for (int column = 0; column < states.columns(); column++) {
        for (int i = 0; i < columns.length; i++) {
          values[i] = states.get(columns[i], column);
        }
        parameters.evaluate(values, factors);
        int at = 0;
        for (int j = 0; j < factors.length; j++) {
          for (int row : blocks[j]) {
            features.set(at++, column, arithmetic.round(factors[j] * own.get(row, column)));
          }
        }
      }
    }

    @Override
    public Optional<LaneMemory> memory() {
      return stream.memory();
    }
  }
}
