package chaoscast.d2r2;

import chaoscast.core.Cost;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.MemorylessFeatureMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Features in units of their root mean square, while they are trained on:
///
///     φ̃_j = φ_j / s_j,   W φ = W̃ φ̃ with W_ij = W̃_ij / s_j
///
/// Afterwards [#fold] puts the units into the weights.
final class RmsScaledMap implements MemorylessFeatureMap {
  private static final int SAMPLES = 4096;

  private final MemorylessFeatureMap inner;
  private final double[] rms;

  /// @param inner    the features
  /// @param training states that the root mean squares are taken over, up to 4096 of each
  ///                 trajectory
  RmsScaledMap(MemorylessFeatureMap inner, List<Trajectory> training) {
    this.inner = inner;
    this.rms = new double[inner.featureCount()];
    long count = 0;
    for (Trajectory trajectory : training) {
      int stride = Math.ceilDiv(Math.max(1, trajectory.steps()), SAMPLES);
      int samples = trajectory.steps() / stride;
      if (samples > 0) {
        addSquares(trajectory, stride, samples);
      }
      count += samples;
    }
    for (int row = 0; row < rms.length; row++) {
      double mean = Math.sqrt(rms[row] / Math.max(1, count));
      rms[row] = mean > 0 && Double.isFinite(mean) ? mean : 1;
    }
  }

  private void addSquares(Trajectory trajectory, int stride, int samples) {
    DenseMatrix states = DenseMatrix.zeros(inner.dimension(), samples);
    DenseMatrix features = DenseMatrix.zeros(inner.featureCount(), samples);
    for (int sample = 0; sample < samples; sample++) {
      for (int variable = 0; variable < inner.dimension(); variable++) {
        states.set(variable, sample, trajectory.get(sample * stride, variable));
      }
    }
    inner.apply(states, features);
    for (int row = 0; row < rms.length; row++) {
      for (int sample = 0; sample < samples; sample++) {
        rms[row] += features.get(row, sample) * features.get(row, sample);
      }
    }
  }

  /// @param weights of the scaled features, row-major; modified: those of the features themselves
  double[] fold(double[] weights) {
    return fold(weights, new int[][] {IntStream.range(0, rms.length).toArray()});
  }

  /// @param weights of products with the scaled features, row-major; modified
  /// @param blocks  which of the features each block of a row multiplies
  double[] fold(double[] weights, int[][] blocks) {
    int at = 0;
    while (at < weights.length) {
      for (int[] block : blocks) {
        for (int feature : block) {
          weights[at++] /= rms[feature];
        }
      }
    }
    return weights;
  }

  MemorylessFeatureMap inner() {
    return inner;
  }

  @Override
  public int dimension() {
    return inner.dimension();
  }

  @Override
  public int featureCount() {
    return inner.featureCount();
  }

  @Override
  public Cost cost() {
    return inner.cost();
  }

  @Override
  public void apply(DenseMatrix states, DenseMatrix features) {
    inner.apply(states, features);
    for (int row = 0; row < rms.length; row++) {
      double unit = 1 / rms[row];
      for (int column = 0; column < features.columns(); column++) {
        features.set(row, column, features.get(row, column) * unit);
      }
    }
  }

  @Override
  public Optional<int[]> degrees() {
    return inner.degrees();
  }

  @Override
  public FeatureMap inPrecision(Arithmetic arithmetic) {
    throw new IllegalStateException("a scaled map is for training in binary64 only");
  }

  @Override
  public void write(ModelFile group) {
    throw new IllegalStateException("a scaled map is for training only, and is not written");
  }
}
