package chaoscast.core.linalg;

/// Dense products and factorisations of [DenseMatrix]s.
///
/// A triangular factor U of order n is held by columns: row j of its block holds column j of U,
/// zero past element j. Symmetric matrices are held, and read, in their lower triangle. Results of
/// one implementation are the same every time, with any number of threads.
public interface Blas {
  /// System property `chaoscast.blas`: `ejml` keeps OpenBLAS from being loaded.
  String PROPERTY = "chaoscast.blas";

  /// @return OpenBLAS, or EJML where OpenBLAS cannot be loaded
  static Blas best() {
    return BlasChoice.BEST;
  }

  /// @return EJML, on any host
  static Blas ejml() {
    return new EjmlBlas();
  }

  /// @return library, kernels and threads, for manifests
  String description();

  /// @param count greatest number of cores to use, ≥ 1
  void threads(int count);

  /// @return the greatest number of threads, for work of other kinds that keeps to the same bound
  default int threads() {
    return 1;
  }

  /// C ← C + A·Aᵀ in the lower triangle.
  ///
  /// @param a n × k; not modified
  /// @param c n × n; modified
  void addGram(DenseMatrix a, DenseMatrix c);

  /// C ← C + A·Bᵀ.
  ///
  /// @param a m × k; not modified
  /// @param b n × k; not modified
  /// @param c m × n; modified
  void addProduct(DenseMatrix a, DenseMatrix b, DenseMatrix c);

  /// A = L·Lᵀ.
  ///
  /// @param a symmetric; modified: its lower triangle becomes L, or anything if that fails
  /// @return whether A is positive definite in working precision
  boolean cholesky(DenseMatrix a);

  /// @param factor L of [#cholesky]; not modified
  /// @param norm   ‖A‖₁
  /// @return an estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁)
  double reciprocalCondition(DenseMatrix factor, double norm);

  /// Solves A·x = b for every row b.
  ///
  /// @param factor L of [#cholesky]; not modified
  /// @param rows   right-hand sides; modified: the solutions
  void solveCholesky(DenseMatrix factor, DenseMatrix rows);

  /// @param a symmetric and positive semidefinite; modified
  /// @return its numerical rank, by Cholesky with complete pivoting
  int choleskyRank(DenseMatrix a);

  /// Takes more rows into a triangular factor: the new U has UᵀU = (old U)ᵀU + A·Aᵀ, by
  /// Householder reflections.
  ///
  /// @param factor  U, n × n; modified
  /// @param samples A, n × k, each column one row of the matrix that is factored; modified
  void updateTriangle(DenseMatrix factor, DenseMatrix samples);

  /// Solves U·x = b for every row b.
  ///
  /// @param factor U without zeros on its diagonal; not modified
  /// @param rows   right-hand sides; modified: the solutions
  void solveTriangle(DenseMatrix factor, DenseMatrix rows);

  /// @param factor U; not modified
  /// @return an estimate of 1 / (‖U‖₁ ‖U⁻¹‖₁); 0 if it is singular
  double triangleReciprocalCondition(DenseMatrix factor);

  /// QR with column pivoting: A·P = Q·U.
  ///
  /// @param columns A, n × n, by columns (row j holds column j); modified: U, with the
  ///                reflections below its diagonal
  /// @param rows    right-hand sides b; modified: Qᵀb
  /// @return P: the index of the column of A that became column j
  int[] pivotedQr(DenseMatrix columns, DenseMatrix rows);
}
