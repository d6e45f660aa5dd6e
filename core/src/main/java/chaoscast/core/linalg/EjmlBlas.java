package chaoscast.core.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// Pure Java, for hosts that OpenBLAS cannot be loaded on: slow, and copies.
final class EjmlBlas implements Blas {

  @Override
  public String description() {
    return "EJML, 1 thread";
  }

  /// It always uses one.
  @Override
  public void threads(int count) {}

  private static DMatrixRMaj read(DenseMatrix block) {
    return new DMatrixRMaj(block.rows(), block.columns(), true, block.toArray());
  }

  private static void write(DMatrixRMaj matrix, DenseMatrix block) {
    for (int row = 0; row < block.rows(); row++) {
      for (int column = 0; column < block.columns(); column++) {
        block.set(row, column, matrix.unsafe_get(row, column));
      }
    }
  }

  /// @return the matrix whose lower triangle is that of the block and whose upper one mirrors it
  private static DMatrixRMaj symmetric(DenseMatrix block) {
    DMatrixRMaj matrix = read(block);
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = i + 1; j < matrix.numCols; j++) {
        matrix.set(i, j, matrix.get(j, i));
      }
    }
    return matrix;
  }

  /// @return L, zero above its diagonal
  private static DMatrixRMaj lower(DenseMatrix block) {
    DMatrixRMaj matrix = read(block);
    for (int row = 0; row < matrix.numRows; row++) {
      for (int column = row + 1; column < matrix.numCols; column++) {
        matrix.set(row, column, 0);
      }
    }
    return matrix;
  }

  /// @param l lower triangular, without zeros on its diagonal
  private static DMatrixRMaj inverse(DMatrixRMaj l) {
    DMatrixRMaj inverse = CommonOps_DDRM.identity(l.numRows);
    TriangularSolver_DDRM.solveL(l.data, inverse.data, l.numRows, l.numRows);
    return inverse;
  }

  @Override
  public void addGram(DenseMatrix a, DenseMatrix c) {
    addProduct(a, a, c);
  }

  @Override
  public void addProduct(DenseMatrix a, DenseMatrix b, DenseMatrix c) {
    DMatrixRMaj sum = read(c);
    CommonOps_DDRM.multAddTransB(read(a), read(b), sum);
    write(sum, c);
  }

  @Override
  public boolean cholesky(DenseMatrix a) {
    var decomposition = DecompositionFactory_DDRM.chol(a.rows(), true);
    if (!decomposition.decompose(symmetric(a))) {
      return false;
    }
    write(decomposition.getT(null), a);
    return true;
  }

  @Override
  public double reciprocalCondition(DenseMatrix factor, double norm) {
    DMatrixRMaj inverse = inverse(lower(factor));
    var product = new DMatrixRMaj(factor.rows(), factor.rows());
    CommonOps_DDRM.multTransA(inverse, inverse, product);
    return 1 / (norm * NormOps_DDRM.inducedP1(product));
  }

  @Override
  public void solveCholesky(DenseMatrix factor, DenseMatrix rows) {
    DMatrixRMaj l = lower(factor);
    for (int i = 0; i < rows.rows(); i++) {
      double[] x = row(rows, i);
      for (int j = 0; j < x.length; j++) {
        for (int k = 0; k < j; k++) {
          x[j] -= l.get(j, k) * x[k];
        }
        x[j] /= l.get(j, j);
      }
      for (int j = x.length - 1; j >= 0; j--) {
        for (int k = j + 1; k < x.length; k++) {
          x[j] -= l.get(k, j) * x[k];
        }
        x[j] /= l.get(j, j);
      }
      setRow(rows, i, x);
    }
  }

  @Override
  public int choleskyRank(DenseMatrix a) {
    var decomposition = DecompositionFactory_DDRM.eig(a.rows(), false, true);
    decomposition.decompose(symmetric(a));
    double greatest = 0;
    for (int i = 0; i < a.rows(); i++) {
      greatest = Math.max(greatest, decomposition.getEigenvalue(i).getReal());
    }
    int rank = 0;
    for (int i = 0; i < a.rows(); i++) {
      double threshold = a.rows() * Math.ulp(1.0) * greatest;
      rank += decomposition.getEigenvalue(i).getReal() > threshold ? 1 : 0;
    }
    return rank;
  }

  @Override
  public void updateTriangle(DenseMatrix factor, DenseMatrix samples) {
    int n = factor.rows();
    var stacked = new DMatrixRMaj(n + samples.columns(), n);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i <= j; i++) {
        stacked.set(i, j, factor.get(j, i));
      }
      for (int i = 0; i < samples.columns(); i++) {
        stacked.set(n + i, j, samples.get(j, i));
      }
    }
    var decomposition = DecompositionFactory_DDRM.qr(stacked.numRows, n);
    decomposition.decompose(stacked);
    DMatrixRMaj triangle = decomposition.getR(null, true);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i <= j; i++) {
        factor.set(j, i, triangle.get(i, j));
      }
    }
  }

  @Override
  public void solveTriangle(DenseMatrix factor, DenseMatrix rows) {
    for (int i = 0; i < rows.rows(); i++) {
      double[] x = row(rows, i);
      for (int j = x.length - 1; j >= 0; j--) {
        if (factor.get(j, j) == 0) {
          throw new ArithmeticException("element " + (j + 1) + " of the diagonal is zero");
        }
        for (int k = j + 1; k < x.length; k++) {
          x[j] -= factor.get(k, j) * x[k];
        }
        x[j] /= factor.get(j, j);
      }
      setRow(rows, i, x);
    }
  }

  @Override
  public double triangleReciprocalCondition(DenseMatrix factor) {
    DMatrixRMaj matrix = lower(factor);
    for (int i = 0; i < matrix.numRows; i++) {
      if (matrix.get(i, i) == 0) {
        return 0;
      }
    }
    DMatrixRMaj inverse = inverse(matrix);
    return 1 / (NormOps_DDRM.inducedPInf(matrix) * NormOps_DDRM.inducedPInf(inverse));
  }

  @Override
  public int[] pivotedQr(DenseMatrix columns, DenseMatrix rows) {
    int n = columns.rows();
    var matrix = new DMatrixRMaj(n, n);
    CommonOps_DDRM.transpose(read(columns), matrix);
    var decomposition = DecompositionFactory_DDRM.qrp(n, n);
    decomposition.decompose(matrix);
    DMatrixRMaj triangle = decomposition.getR(null, false);
    DMatrixRMaj q = decomposition.getQ(null, false);
    var rotated = new DMatrixRMaj(rows.rows(), n);
    CommonOps_DDRM.mult(read(rows), q, rotated);
    write(rotated, rows);
    var transposed = new DMatrixRMaj(n, n);
    CommonOps_DDRM.transpose(triangle, transposed);
    write(transposed, columns);
    return decomposition.getColPivots().clone();
  }

  private static double[] row(DenseMatrix rows, int row) {
    double[] values = new double[rows.columns()];
    for (int column = 0; column < values.length; column++) {
      values[column] = rows.get(row, column);
    }
    return values;
  }

  private static void setRow(DenseMatrix rows, int row, double[] values) {
    for (int column = 0; column < values.length; column++) {
      rows.set(row, column, values[column]);
    }
  }
}
