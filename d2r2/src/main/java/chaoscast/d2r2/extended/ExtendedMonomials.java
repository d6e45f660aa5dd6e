package chaoscast.d2r2.extended;

import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.d2r2.MonomialTable;

/// φ(z) in long arithmetic: all monomials up to a total degree, each one product from an earlier one. Serves one
/// thread.
final class ExtendedMonomials {
  private final MonomialTable table;
  private final int dimension;
  private final BigFloatKernel kernel;
  private final int words;

  ExtendedMonomials(BigFloatFormat format, MonomialTable table, int dimension) {
    this.table = table;
    this.dimension = dimension;
    this.kernel = format.kernel();
    this.words = format.words();
  }

  /// @param state D numbers; not modified
  /// @param out   modified: [MonomialTable#count] numbers from `at` on
  void put(long[] state, long[] out, int at) {
    kernel.set(1, out, at);
    System.arraycopy(state, 0, out, at + words, dimension * words);
    for (int row = 1 + dimension; row < table.count(); row++) {
      kernel.multiply(
          out, at + table.parent(row) * words, state, table.lastVariable(row) * words, out,
          at + row * words);
    }
  }
}
