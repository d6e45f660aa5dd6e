package chaoscast.core.linalg;

/// The elementwise operations and small products that a step of a surrogate consists of.
///
/// Two implementations give the same bits: [VectorKernels] and its scalar twin [ScalarKernels].
/// Every sum runs in an order fixed by its row, with fused multiply-adds; so a lane has the same
/// bits whether it runs alone or among others. Nothing is allocated. Blocks must not overlap unless
/// a method says so. Padding columns of modified blocks may be overwritten.
///
///     Kernels.best().multiply(weights, features, states);
public interface Kernels {
  /// System property `chaoscast.kernels`: `scalar` turns the vectors off.
  String PROPERTY = "chaoscast.kernels";

  /// @return the vector kernels where module `jdk.incubator.vector` is present, else the scalar
  /// ones
  static Kernels best() {
    return KernelChoice.BEST;
  }

  /// @return whether there are [FloatKernels], which have no scalar twin
  static boolean includeFloats() {
    return !(KernelChoice.BEST instanceof ScalarKernels);
  }

  /// @return what these are, for manifests, such as `vector, 8 lanes`
  String description();

  /// Dense product out = W·X. Each element is the sum of eight fused partial sums, one per
  /// remainder of the feature's index modulo 8, added up as ((s₀+s₄)+(s₂+s₆)) + ((s₁+s₅)+(s₃+s₇)).
  ///
  /// @param weights W, outputs × features; not modified
  /// @param values  X, features × columns; not modified
  /// @param out     outputs × columns; modified
  void multiply(DenseMatrix weights, DenseMatrix values, DenseMatrix out);

  /// Sparse product out = A·X, the entries of a row in their order.
  ///
  /// @param matrix A, rows × inputs; not modified
  /// @param values X, inputs × columns; not modified
  /// @param out    rows × columns; modified
  void multiply(SparseMatrix matrix, DenseMatrix values, DenseMatrix out);

  /// Products of rows: row `firstTarget + i` = row `left[i]` ∘ row `right[i]`, in order, so that a
  /// product may be a factor of a later one.
  ///
  /// @param left        rows of the first factors; not modified
  /// @param right       rows of the second factors, as many; not modified
  /// @param values      rows from `firstTarget` on are modified
  /// @param firstTarget row of the first product
  void products(int[] left, int[] right, DenseMatrix values, int firstTarget);

  /// Products of rows from one block into another: row i of `out` = row `left[i]` ∘ row `right[i]`.
  ///
  /// @param left   rows of the first factors; not modified
  /// @param right  rows of the second factors, as many; not modified
  /// @param values the factors; not modified
  /// @param out    as many rows as factors; modified
  void products(int[] left, int[] right, DenseMatrix values, DenseMatrix out);

  /// Dense product with products of rows: out = W·Φ, where row i of Φ = row `left[i]` ∘ row `right[i]` of X.
  /// The bits are those of one after the other, without Φ in memory.
  ///
  /// @param weights W, outputs × factors; not modified
  /// @param left    rows of the first factors; not modified
  /// @param right   rows of the second factors, as many; not modified
  /// @param values  X; not modified
  /// @param out     outputs × columns; modified
  void multiplyProducts(DenseMatrix weights, int[] left, int[] right, DenseMatrix values,
      DenseMatrix out);

  /// ReLU neurons: row `firstTarget + i` = max(0, p − βᵢ) with p the row `direction[i]` of the
  /// projections. NaN stays NaN.
  ///
  /// @param projections directions × columns; not modified
  /// @param direction   row of each neuron's projection; not modified
  /// @param breakpoints β, as many; not modified
  /// @param out         rows from `firstTarget` on are modified
  /// @param firstTarget row of the first neuron
  void rectify(
      DenseMatrix projections, int[] direction, double[] breakpoints, DenseMatrix out,
      int firstTarget);

  /// ReLU neurons of one state, each with a normal of its own: out_i = max(0, −βᵢ + Σ_j ξ_ji x_j), the
  /// terms in their order. NaN stays NaN.
  ///
  /// @param normals     ξ, dimension × neurons; not modified
  /// @param breakpoints β, neurons × 1, contiguous; not modified
  /// @param state       x, dimension × 1, contiguous; not modified
  /// @param out         neurons × 1, contiguous; modified
  void rectifiedDistances(DenseMatrix normals, DenseMatrix breakpoints, DenseMatrix state,
      DenseMatrix out);

  /// Integer powers: every value of the rows from `firstRow` on becomes v·v⋯v, from the left.
  ///
  /// @param exponent ≥ 1
  /// @param values   rows from `firstRow` on are modified
  /// @param firstRow first row that is raised
  void power(int exponent, DenseMatrix values, int firstRow);

  /// Replaces every value by its hyperbolic tangent, to 3 units in the last place.
  ///
  /// @param values modified
  void tanh(DenseMatrix values);

  /// The same, while other values come from memory into the cache: the arithmetic leaves memory idle.
  ///
  /// @param values modified
  /// @param soon   what will be read soon, the same shape; not modified
  default void tanh(DenseMatrix values, DenseMatrix soon) {
    tanh(values);
  }

  /// Leaky integration: state ← (1 − a)·state + a·fresh. With a = 1 that is exactly the fresh
  /// state.
  ///
  /// @param leakRate a in (0, 1]
  /// @param fresh    not modified
  /// @param state    the same shape; modified
  void leak(double leakRate, DenseMatrix fresh, DenseMatrix state);

  /// Adds a bias to every column: row i ← row i + bᵢ.
  ///
  /// @param bias   b, rows × 1; not modified
  /// @param values rows × columns; modified
  void addColumn(DenseMatrix bias, DenseMatrix values);
}
