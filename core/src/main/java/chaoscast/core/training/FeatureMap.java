package chaoscast.core.training;

import chaoscast.core.Cost;
import chaoscast.core.Rollout;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import java.util.Arrays;
import java.util.Optional;

/// Features φ of the observed past: what makes one kind of surrogate differ from another.
///
///     m_t = M(m_{t−1}, x_t),   φ_t = Φ(m_t, x_t)
///
/// with memory m (none for polynomials, the reservoir state for echo state networks) that starts at
/// rest. Immutable; the memory lives in a [FeatureStream].
public interface FeatureMap {
  /// Features of one's own, of the present state alone.
  ///
  ///     FeatureMap map = FeatureMap.of(3, 4, (state, features) -> {
  ///       features[0] = 1;
  ///       System.arraycopy(state, 0, features, 1, 3);
  ///     });
  ///     SurrogateTrainer trainer = ReadoutTrainer.of("affine", map, ReadoutOptions.PAPER);
  ///
  /// @param dimension number of observed variables, ≥ 1
  /// @param count     number of features, ≥ 1
  /// @param function  of one state, in the units that the surrogate is trained in
  /// @return a map whose surrogates can do everything but be written to a file
  static FeatureMap of(int dimension, int count, FeatureFunction function) {
    return new FunctionMap(dimension, count, function, Arithmetic.BINARY64);
  }

  /// @return the number of observed variables
  int dimension();

  /// @return the number of features, the constant included if there is one
  int featureCount();

  /// @return what one step of one lane costs, without the readout
  Cost cost();

  /// @param lanes number of independent memories
  /// @return memories at rest
  FeatureStream start(int lanes);

  /// Memories of batches of lanes that one thread advances in turn, so that they may share what only a
  /// step needs.
  ///
  /// @param batches number of lanes of each batch; not modified
  /// @return memories at rest, one stream a batch
  default FeatureStream[] start(int[] batches) {
    return Arrays.stream(batches).mapToObj(this::start).toArray(FeatureStream[]::new);
  }

  /// Lanes that compute in binary32 throughout, rather than in binary64 with every result rounded.
  ///
  /// @param weights readout, dimension × features, numbers of binary32; not modified
  /// @param target  what the readout predicts
  /// @param lanes   ≥ 1
  /// @return empty if features of this kind, or this machine, have no such kernels
  default Optional<Rollout> startFloatRollout(DenseMatrix weights, Target target, int lanes) {
    return Optional.empty();
  }

  /// @param weights W, outputs × features; not modified, and not to be modified afterwards
  /// @return a shorter way to W Φ(x) in binary64 than through the features, if the map has no memory
  ///         and knows one
  default Optional<DirectReadout> direct(DenseMatrix weights) {
    return Optional.empty();
  }

  /// @return the total degree of each feature as a polynomial of the states; empty if features of this
  ///         kind are no polynomials
  default Optional<int[]> degrees() {
    return Optional.empty();
  }

  /// @param arithmetic the format that stored weights, states and every elementwise result are
  ///                   rounded to
  FeatureMap inPrecision(Arithmetic arithmetic);

  /// Writes a readout of these features out as polynomials of the state.
  ///
  ///     p_i(x) = Σ_j w_ij φ_j(x)
  ///
  /// @param weights   w, one row a variable; not modified
  /// @param expansion how far
  /// @return the next state, were w to give it; empty if features of this kind are no polynomials, nor
  ///     near to any
  default Optional<Polynomials> polynomials(double[][] weights, Expansion expansion) {
    return Optional.empty();
  }

  /// Writes everything needed to build the same map again.
  ///
  /// @param group modified
  void write(ModelFile group);
}
