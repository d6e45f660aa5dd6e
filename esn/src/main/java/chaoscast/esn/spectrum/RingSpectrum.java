package chaoscast.esn.spectrum;

import chaoscast.core.linalg.SparseMatrix;
import java.util.Arrays;
import java.util.OptionalDouble;

/// The spectral radius of a ring in which node i is driven by at most k nodes before it.
///
/// An eigenvector obeys a recurrence that has to close after n steps:
///
///     x_i = (1/λ) Σ_d a_{i,i−d} x_{i−d},   (x_{n−1} … x_{n−k}) = M(λ) (x_{−1} … x_{−k})
///
/// so λ is an eigenvalue where M(λ) has the multiplier 1. With z = ln λ and g(z) = ln μ of the greatest
/// multiplier μ, eigenvalues lie on the closed curve Re g = 0, about 2π/n apart, where g = 2πi m; none is
/// outside it. So the curve is searched for where it is farthest from the origin, and from there, by
/// Newton's method, eigenvalues are visited one after the other in both directions. Without negative
/// entries the greatest is real (Perron, Frobenius).
///
/// Eigenvalues of a ring are nearly equal in modulus but not in angle: methods that take powers of A need
/// thousands of them. Source of the transfer matrices: N. Hatano, D. R. Nelson, Localization transitions
/// in non-Hermitian quantum mechanics, Phys. Rev. Lett. 77 (1996) 570, doi:10.1103/PhysRevLett.77.570.
final class RingSpectrum {
  private static final int WIDEST = 16;

  /// n/k at least: enough for the greatest multiplier to stand out.
  private static final int LEAST_TURNS = 32;

  /// Angles in [0, π] at which the curve is looked at first.
  private static final int ANGLES = 128;

  /// Highest angles from which eigenvalues are visited, and how many in each direction: at 5000 nodes,
  /// those up to two angles away.
  private static final int PEAKS = 4;

  private static final int NEIGHBOURS = 48;
  private static final int NEWTON_STEPS = 30;
  private static final double DIFFERENCE = 1e-7;
  private static final double TOLERANCE = 1e-13;

  private final SparseMatrix matrix;
  private final int n;
  private final int k;
  private final double[] real;
  private final double[] imaginary;
  private double logModulus;
  private double phase;

  private RingSpectrum(SparseMatrix matrix, int k) {
    this.matrix = matrix;
    this.n = matrix.rows();
    this.k = k;
    real = new double[n + k];
    imaginary = new double[n + k];
  }

  /// @return ρ(A); empty if A is no long, narrow ring
  static OptionalDouble radius(SparseMatrix matrix) {
    int n = matrix.rows();
    int widest = 0;
    for (int row = 0; row < n; row++) {
      for (int entry = matrix.start(row); entry < matrix.start(row + 1); entry++) {
        widest = Math.max(widest, Math.floorMod(row - matrix.column(entry) - 1, n) + 1);
      }
    }
    if (widest > WIDEST || n < LEAST_TURNS * widest) {
      return OptionalDouble.empty();
    }
    double radius = new RingSpectrum(matrix, widest).radius();
    boolean found = radius > 0 && radius < Double.POSITIVE_INFINITY;
    return found ? OptionalDouble.of(radius) : OptionalDouble.empty();
  }

  private double radius() {
    double guess = 0;
    for (double value : matrix.values()) {
      guess += value * value / n;
    }
    double start = Math.log(guess) / 2;
    if (Arrays.stream(matrix.values()).allMatch(value -> value >= 0)) {
      return Math.exp(curve(start, 0));
    }
    double[] curve = new double[ANGLES + 1];
    for (int i = 0; i <= ANGLES; i++) {
      start = curve(start, Math.PI * i / ANGLES);
      curve[i] = start;
    }
    double greatest = Double.NEGATIVE_INFINITY;
    for (int peak = 0; peak < PEAKS; peak++) {
      int at = 0;
      for (int i = 0; i <= ANGLES; i++) {
        at = curve[i] > curve[at] ? i : at;
      }
      greatest = Math.max(greatest, climb(curve[at], Math.PI * at / ANGLES));
      Arrays.fill(curve, Math.max(0, at - 1), Math.min(ANGLES, at + 1) + 1,
          Double.NEGATIVE_INFINITY);
    }
    return Math.exp(greatest);
  }

  /// @return ln |λ| on the curve at that angle, from a start; by the secant method
  private double curve(double start, double angle) {
    double z = start;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      evaluate(z, angle);
      double value = logModulus;
      evaluate(z + DIFFERENCE, angle);
      double change = value * DIFFERENCE / (logModulus - value);
      z -= Math.clamp(change, -1, 1);
      if (Math.abs(change) <= TOLERANCE) {
        break;
      }
    }
    return z;
  }

  /// @return the greatest ln |λ| of the eigenvalues around a point of the curve
  private double climb(double logRadius, double angle) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int direction = -1; direction <= 1; direction += 2) {
      double x = logRadius;
      double y = angle;
      for (int neighbour = 0; neighbour < NEIGHBOURS; neighbour++) {
        double slopeX = 0;
        double slopeY = 0;
        for (int step = 0; step < NEWTON_STEPS; step++) {
          evaluate(x, y);
          double valueX = logModulus;
          double valueY = phase;
          evaluate(x + DIFFERENCE, y);
          slopeX = (logModulus - valueX) / DIFFERENCE;
          slopeY = Math.IEEEremainder(phase - valueY, 2 * Math.PI) / DIFFERENCE;
          double square = slopeX * slopeX + slopeY * slopeY;
          double changeX = (valueX * slopeX + valueY * slopeY) / square;
          double changeY = (valueY * slopeX - valueX * slopeY) / square;
          x -= changeX;
          y -= changeY;
          if (Math.hypot(changeX, changeY) <= TOLERANCE) {
            greatest = Math.max(greatest, x);
            break;
          }
        }
        // the next eigenvalue: g changes by 2πi
        double square = slopeX * slopeX + slopeY * slopeY;
        x += direction * 2 * Math.PI * slopeY / square;
        y += direction * 2 * Math.PI * slopeX / square;
      }
    }
    return greatest;
  }

  /// Sets ln |μ| and arg μ at z = (x, y), after two turns that leave its vector alone.
  private void evaluate(double x, double y) {
    double factorReal = Math.exp(-x) * Math.cos(y);
    double factorImaginary = -Math.exp(-x) * Math.sin(y);
    for (int i = 0; i < k; i++) {
      real[i] = 1.0 / (1 + i);
      imaginary[i] = 0.3 / (2 + i);
    }
    double beforeReal = 0;
    double beforeImaginary = 0;
    for (int turn = 0; turn < 3; turn++) {
      logModulus = 0;
      beforeReal = real[k - 1];
      beforeImaginary = imaginary[k - 1];
      turn(factorReal, factorImaginary);
    }
    double square = beforeReal * beforeReal + beforeImaginary * beforeImaginary;
    double muReal = (real[k - 1] * beforeReal + imaginary[k - 1] * beforeImaginary) / square;
    double muImaginary = (imaginary[k - 1] * beforeReal - real[k - 1] * beforeImaginary) / square;
    logModulus += Math.log(Math.hypot(muReal, muImaginary));
    phase = Math.atan2(muImaginary, muReal);
  }

  /// The recurrence once around, from the first k values to the last, which take their place scaled.
  private void turn(double factorReal, double factorImaginary) {
    for (int row = 0; row < n; row++) {
      double sumReal = 0;
      double sumImaginary = 0;
      for (int entry = matrix.start(row); entry < matrix.start(row + 1); entry++) {
        int distance = Math.floorMod(row - matrix.column(entry) - 1, n) + 1;
        sumReal += matrix.value(entry) * real[k + row - distance];
        sumImaginary += matrix.value(entry) * imaginary[k + row - distance];
      }
      real[k + row] = sumReal * factorReal - sumImaginary * factorImaginary;
      imaginary[k + row] = sumReal * factorImaginary + sumImaginary * factorReal;
      if (row % WIDEST == 0) {
        rescale(row + 1);
      }
    }
    System.arraycopy(real, n, real, 0, k);
    System.arraycopy(imaginary, n, imaginary, 0, k);
  }

  /// Divides the k values that count from here on by the greatest.
  private void rescale(int from) {
    double greatest = 0;
    for (int i = from; i < from + k; i++) {
      greatest = Math.max(greatest, Math.abs(real[i]) + Math.abs(imaginary[i]));
    }
    if (greatest > 0) {
      for (int i = from; i < from + k; i++) {
        real[i] /= greatest;
        imaginary[i] /= greatest;
      }
      logModulus += Math.log(greatest);
    }
  }
}
