package chaoscast.esn.spiking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What becomes of a small disturbance of the uniform state of a network on the unit torus, mode by mode.
///
///     M(k) = diag(1/τ_e, 1/τ_i) (−1 + diag(g_e, g_i) w(k)),   w_ab(k) = w_ab exp(−2π² k² σ_b²)
///
/// for k² = n² + m². A mode grows if an eigenvalue of M(k) has a positive real part: into a static pattern if
/// it is real (Turing), into waves if it is not (Turing–Hopf; Hopf at k = 0).
///
/// Source: equations of the code to R. Rosenbaum et al., doi:10.1038/nn.4433.
///
/// @param weights w, row a: what drives population a (e, i)
/// @param gains   g, the factor √N included
/// @param decays  τ, ms
/// @param widths  σ by driving population, in sides of the torus
/// @param most    greatest n and m that are looked at, ≥ 0
public record LinearStability(
    double[][] weights, double[] gains, double[] decays, double[] widths, int most) {

  /// What happens to the uniform state.
  public enum Verdict {
    STABLE, STATIC_PATTERN, OSCILLATION, WAVES
  }

  /// @param n         waves along one side
  /// @param m         along the other, ≤ n
  /// @param real      greatest real part of M(k)'s eigenvalues, 1/ms
  /// @param imaginary ≥ 0, of the same eigenvalue
  public record Mode(int n, int m, double real, double imaginary) {
    /// @return k
    public double wavenumber() {
      return Math.sqrt(n * n + m * m);
    }
  }

  /// @return M(k)'s leading eigenvalue
  /// @param n waves along one side
  /// @param m along the other
  public Mode mode(int n, int m) {
    double square = n * n + m * m;
    double[][] matrix = new double[2][2];
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        double share = Math.exp(-2 * Math.PI * Math.PI * square * widths[b] * widths[b]);
        double coupling = gains[a] * weights[a][b] * share;
        matrix[a][b] = ((a == b ? -1 : 0) + coupling) / decays[a];
      }
    }
    double half = (matrix[0][0] + matrix[1][1]) / 2;
    double determinant = matrix[0][0] * matrix[1][1] - matrix[0][1] * matrix[1][0];
    double discriminant = half * half - determinant;
    return discriminant >= 0
        ? new Mode(n, m, half + Math.sqrt(discriminant), 0)
        : new Mode(n, m, half, Math.sqrt(-discriminant));
  }

  /// @return the modes with 0 ≤ m ≤ n ≤ most, by wavenumber
  public List<Mode> modes() {
    var modes = new ArrayList<Mode>();
    for (int n = 0; n <= most; n++) {
      for (int m = 0; m <= n; m++) {
        modes.add(mode(n, m));
      }
    }
    modes.sort(Comparator.comparingDouble(Mode::wavenumber).thenComparing(Mode::n));
    return modes;
  }

  /// @return the mode that grows fastest or dies out last
  public Mode leading() {
    return modes().stream().max(Comparator.comparingDouble(Mode::real)).orElseThrow();
  }

  public Verdict verdict() {
    Mode leading = leading();
    if (leading.real() < 0) {
      return Verdict.STABLE;
    }
    if (leading.imaginary() == 0) {
      return Verdict.STATIC_PATTERN;
    }
    return leading.n() == 0 ? Verdict.OSCILLATION : Verdict.WAVES;
  }
}
