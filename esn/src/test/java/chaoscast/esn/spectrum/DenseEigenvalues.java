package chaoscast.esn.spectrum;

import chaoscast.core.linalg.SparseMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// Reference for spectral radii: all eigenvalues of the dense matrix.
public final class DenseEigenvalues {
  private DenseEigenvalues() {}

  public static double spectralRadius(SparseMatrix matrix) {
    var dense = new DMatrixRMaj(matrix.rows(), matrix.rows());
    for (int row = 0; row < matrix.rows(); row++) {
      for (int entry = matrix.start(row); entry < matrix.start(row + 1); entry++) {
        dense.add(row, matrix.column(entry), matrix.value(entry));
      }
    }
    var eigen = DecompositionFactory_DDRM.eig(matrix.rows(), false);
    eigen.decompose(dense);
    double greatest = 0;
    for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
      greatest = Math.max(greatest, eigen.getEigenvalue(i).getMagnitude());
    }
    return greatest;
  }
}
