package chaoscast.evaluation.baseline;

import chaoscast.core.Requirements;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.MemorylessFeatureMap;
import java.util.Arrays;

/// Features of a delayed state in units of its deviations, the last of them 1.
///
///     φ = (φ(z), 1),   z = (x − offset) / scale
///
/// Immutable.
abstract class StandardisedMap implements MemorylessFeatureMap {
  private static final String OFFSET = "offset";
  private static final String SCALE = "scale";

  private final double[] offset;
  private final double[] scale;
  private final Arithmetic format;

  /// @param offset not modified, and not to be modified afterwards; so is the scale
  StandardisedMap(double[] offset, double[] scale, Arithmetic format) {
    this.offset = rounded(offset, format);
    this.scale = rounded(scale, format);
    this.format = format;
  }

  /// @param z        standardised; not modified
  /// @param features all but the last are set
  abstract void compute(double[] z, double[] features);

  /// @param group modified: gets what [#compute] needs
  abstract void writeLearned(ModelFile group);

  final double[] offset() {
    return offset;
  }

  final double[] scale() {
    return scale;
  }

  static double[] rounded(double[] values, Arithmetic format) {
    return format.isExact() ? values : Arrays.stream(values).map(format::round).toArray();
  }

  static double[][] rounded(double[][] rows, Arithmetic format) {
    return format.isExact()
        ? rows
        : Arrays.stream(rows).map(row -> rounded(row, format)).toArray(double[][]::new);
  }

  @Override
  public final int dimension() {
    return offset.length;
  }

  @Override
  public final void apply(DenseMatrix states, DenseMatrix features) {
    double[] z = new double[offset.length];
    double[] phi = new double[featureCount()];
    for (int column = 0; column < states.columns(); column++) {
      for (int i = 0; i < z.length; i++) {
        z[i] = format.round((states.get(i, column) - offset[i]) / scale[i]);
      }
      compute(z, phi);
      phi[phi.length - 1] = 1;
      for (int j = 0; j < phi.length; j++) {
        features.set(j, column, format.round(phi[j]));
      }
    }
  }

  @Override
  public final void write(ModelFile group) {
    group.put(OFFSET, offset);
    group.put(SCALE, scale);
    writeLearned(group);
  }

  static double[] readOffset(ModelFile group) {
    return group.doubles(OFFSET);
  }

  /// @param dimension of the delayed state
  static double[] readScale(ModelFile group, int dimension) {
    double[] scale = group.doubles(SCALE, dimension);
    for (double one : scale) {
      Requirements.requirePositive(SCALE, one);
    }
    return scale;
  }
}
