package chaoscast.core.linalg;

/// Chooses the implementation of [Blas] once.
final class BlasChoice {
  static final Blas BEST = choose(System.getProperty(Blas.PROPERTY));

  private BlasChoice() {}

  /// @param wanted `ejml`, or anything else for the best that can be loaded; may be null
  static Blas choose(String wanted) {
    if ("ejml".equals(wanted)) {
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
