package chaoscast.esn.spiking;

import chaoscast.core.linalg.Kernels;

/// Chooses the step once. The vector class is not touched where its module is absent.
final class EifChoice {
  static final EifStep BEST = Kernels.includeFloats() ? new VectorEif() : new ScalarEif();

  private EifChoice() {}
}
