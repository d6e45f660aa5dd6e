package chaoscast.lorenz;

import chaoscast.core.Seed;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// x' = A x, whose exponents are the real parts of A's eigenvalues, at the fixed point zero.
///
/// @param matrix A, one row an entry; not modified
public record LinearSystem(double[][] matrix) implements DynamicalSystem {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public int dimension() {
    return matrix.length;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    for (int i = 0; i < matrix.length; i++) {
      derivative[i] = 0;
      for (int j = 0; j < matrix.length; j++) {
        derivative[i] += matrix[i][j] * state[j];
      }
    }
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    derivative(vector, image);
  }

  @Override
  public double trace(double[] state) {
    return IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).sum();
  }

  @Override
  public List<String> variableNames() {
    return IntStream.range(0, matrix.length).mapToObj(i -> "x" + i).toList();
  }

  @Override
  public double[] initialState(Seed seed) {
    return new double[matrix.length];
  }

  @Override
  public double defaultTimeStep() {
    return 0.01;
  }

  @Override
  public int defaultTransient() {
    return 1000;
  }

  @Override
  public OptionalDouble lyapunovExponent() {
    return OptionalDouble.empty();
  }
}
