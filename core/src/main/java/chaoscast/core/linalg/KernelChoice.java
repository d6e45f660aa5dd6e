package chaoscast.core.linalg;

/// Chooses the kernels once. The vector class is not touched where its module is absent.
final class KernelChoice {
  static final Kernels BEST = choose(System.getProperty(Kernels.PROPERTY));

  private KernelChoice() {}

  /// @param wanted `scalar`, or anything else for the best there is; may be null
  static Kernels choose(String wanted) {
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    if (vectors && !"scalar".equals(wanted)) {
      return new VectorKernels();
    }
    return new ScalarKernels();
  }
}
