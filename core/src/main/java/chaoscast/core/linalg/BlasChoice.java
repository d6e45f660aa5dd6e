package chaoscast.core.linalg;

/// Chooses the implementation of [Blas] once.
final class BlasChoice {
  static final Blas BEST = choose();

  private BlasChoice() {}

  private static Blas choose() {
    if ("ejml".equals(System.getProperty(Blas.PROPERTY))) {
      return new EjmlBlas();
    }
    try {
      return new OpenBlas();
    } catch (LinkageError | RuntimeException e) {
      System.getLogger(Blas.class.getName())
          .log(System.Logger.Level.DEBUG, "OpenBLAS cannot be loaded; EJML takes its place", e);
      return new EjmlBlas();
    }
  }
}
