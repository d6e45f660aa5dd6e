package chaoscast.core.training;

import chaoscast.core.Cost;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;

/// Features φ of the observed past: what makes one kind of surrogate differ from another.
///
///     m_t = M(m_{t−1}, x_t),   φ_t = Φ(m_t, x_t)
///
/// with memory m (none for polynomials, the reservoir state for echo state networks) that starts at
/// rest. Immutable; the memory lives in a [FeatureStream].
public interface FeatureMap {
  /// @return the number of observed variables
  int dimension();

  /// @return the number of features, the constant included if there is one
  int featureCount();

  /// @return what one step of one lane costs, without the readout
  Cost cost();

  /// @param lanes number of independent memories
  /// @return memories at rest
  FeatureStream start(int lanes);

  /// @param arithmetic the format that stored weights, states and every elementwise result are
  ///                   rounded to
  FeatureMap inPrecision(Arithmetic arithmetic);

  /// Writes everything needed to build the same map again.
  ///
  /// @param group modified
  void write(ModelFile group);
}
