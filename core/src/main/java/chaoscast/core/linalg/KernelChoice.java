package chaoscast.core.linalg;

/// Chooses the kernels once. The vector class is not touched where its module is absent.
final class KernelChoice {
  static final Kernels BEST = choose();

  private KernelChoice() {}

  private static Kernels choose() {
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    if (vectors && !"scalar".equals(System.getProperty(Kernels.PROPERTY))) {
      return new VectorKernels();
    }
    return new ScalarKernels();
  }
}
