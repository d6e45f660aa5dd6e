package chaoscast.esn.field;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;
import chaoscast.esn.spiking.LinearStability;
import chaoscast.esn.spiking.LinearStability.Mode;
import java.util.Optional;
import java.util.OptionalDouble;

/// Excitatory and inhibitory rates on the unit torus.
///
///     τ_a ∂r_a/∂t = −r_a + φ(Σ_b w_ab ∗ r_b + μ_a),   φ(u) = max(u, 0)²
///
/// The uniform state solves u_a = Σ_b w_ab u_b² + μ_a. A disturbance with n and m waves along the sides grows by
/// the eigenvalues of
///
///     M(k) = diag(1/τ) (−1 + diag(2u) w(k)),   w_ab(k) = w_ab exp(−2π² k² σ_b²),   k² = n² + m²
///
/// so that all oscillate together (Hopf, k = 0) where τ_i exceeds τ_e (1 + 2u_i |w_ii|)/(2u_e w_ee − 1), and a
/// pattern stands (Turing) where det M(k) < 0 for a k > 0.
///
/// Parameters from the code to C. Huang et al., Neuron 101 (2019) 337, doi:10.1016/j.neuron.2018.11.034; modes
/// n, m ≤ 5, as there.
///
/// @param excitatoryInput μ_e
/// @param inhibitoryInput μ_i
/// @param excitatoryWidth σ_e > 0, in sides of the torus
/// @param inhibitoryWidth σ_i > 0
/// @param excitatoryDecay τ_e > 0, ms
/// @param inhibitoryDecay τ_i > 0, ms
public record NeuralField(
    @Meaning("static input to excitatory neurons") double excitatoryInput,
    @Meaning("static input to inhibitory neurons") double inhibitoryInput,
    @Meaning("width of excitation in sides of the torus, > 0") double excitatoryWidth,
    @Meaning("width of inhibition in sides of the torus, > 0") double inhibitoryWidth,
    @Meaning("time constant of excitation in ms, > 0") double excitatoryDecay,
    @Meaning("time constant of inhibition in ms, > 0") double inhibitoryDecay) {
  /// w, row a: what drives population a (e, i).
  private static final double[][] WEIGHTS = {{80, -160}, {120, -200}};
  private static final int GREATEST = 5;
  private static final double WIDEST = 0.5;

  /// Called unattended in the source: weak input to inhibitory neurons.
  public static final NeuralField UNATTENDED = new NeuralField(0.48, 0.32, 0.1, 0.1, 5, 5);

  /// Called attended: strong input to inhibitory neurons.
  public static final NeuralField ATTENDED = new NeuralField(0.48, 0.5, 0.1, 0.1, 5, 5);

  public NeuralField {
    Requirements.requireFinite("excitatoryInput", excitatoryInput);
    Requirements.requireFinite("inhibitoryInput", inhibitoryInput);
    Requirements.requirePositive("excitatoryWidth", excitatoryWidth);
    Requirements.requirePositive("inhibitoryWidth", inhibitoryWidth);
    Requirements.requirePositive("excitatoryDecay", excitatoryDecay);
    Requirements.requirePositive("inhibitoryDecay", inhibitoryDecay);
  }

  public NeuralField withInhibition(double width, double decay) {
    return new NeuralField(
        excitatoryInput, inhibitoryInput, excitatoryWidth, width, excitatoryDecay, decay);
  }

  public NeuralField withInhibitoryInput(double input) {
    return new NeuralField(
        excitatoryInput, input, excitatoryWidth, inhibitoryWidth, excitatoryDecay,
        inhibitoryDecay);
  }

  /// The uniform state.
  ///
  /// @param rates  r of e and i, Hz: 1000 u²
  /// @param inputs u of e and i, > 0
  public record Fixed(double[] rates, double[] inputs) {}

  /// A standing pattern's onset.
  ///
  /// @param width σ_i above which it grows
  /// @param mode  that grows first, with real part 0
  public record Turing(double width, Mode mode) {}

  /// Where det w ≠ 0, eliminating u_i² = (u_e − μ_e − w_ee u_e²)/w_ei leaves one equation in u_e, which is solved
  /// by bisection. Of several states with positive inputs the one of the lowest rates is given.
  ///
  /// @throws InputException if there is none with both rates positive
  public Fixed fixed() {
    double step = 1e-4;
    double before = Double.NaN;
    for (double u = step; u < 2; u += step) {
      double now = defect(u);
      if (before * now <= 0) {
        double low = u - step;
        double high = u;
        double sign = Math.signum(before);
        for (int i = 0; i < 200 && low < high; i++) {
          double middle = (low + high) / 2;
          if (middle == low || middle == high) {
            break;
          }
          if (Math.signum(defect(middle)) == sign) {
            low = middle;
          } else {
            high = middle;
          }
        }
        double inhibitory = inhibitory(low);
        return new Fixed(
            new double[] {1000 * low * low, 1000 * inhibitory * inhibitory},
            new double[] {low, inhibitory});
      }
      before = now;
    }
    throw new InputException(
        "inputs must allow a uniform state with both rates > 0 but were %s (e) and %s (i)"
            .formatted(excitatoryInput, inhibitoryInput));
  }

  /// @return u_i that the excitatory equation asks for, NaN if none does
  private double inhibitory(double u) {
    return Math.sqrt((u - excitatoryInput - WEIGHTS[0][0] * u * u) / WEIGHTS[0][1]);
  }

  /// @return what is left of the inhibitory equation
  private double defect(double u) {
    double inhibitory = inhibitory(u);
    return WEIGHTS[1][0] * u * u + WEIGHTS[1][1] * inhibitory * inhibitory + inhibitoryInput
        - inhibitory;
  }

  /// @return growth of every mode, n and m ≤ 5
  public LinearStability stability() {
    double[] inputs = fixed().inputs();
    return new LinearStability(
        WEIGHTS,
        new double[] {2 * inputs[0], 2 * inputs[1]},
        new double[] {excitatoryDecay, inhibitoryDecay},
        new double[] {excitatoryWidth, inhibitoryWidth},
        GREATEST);
  }

  /// @return τ_i above which all oscillate together, ms; empty if excitation is too weak for that
  public OptionalDouble hopf() {
    double[] u = fixed().inputs();
    double drive = 2 * u[0] * WEIGHTS[0][0] - 1;
    return drive > 0
        ? OptionalDouble.of(excitatoryDecay * (1 - 2 * u[1] * WEIGHTS[1][1]) / drive)
        : OptionalDouble.empty();
  }

  /// The least σ_i above which some det M(k) < 0; det is linear in exp(−2π² k² σ_i²):
  ///
  ///     det M τ_e τ_i = (1 − a E)(1 + d I) + b c E I,   E = exp(−2π² k² σ_e²), I = exp(−2π² k² σ_i²)
  ///     a = 2u_e w_ee, b = 2u_e |w_ei|, c = 2u_i w_ie, d = 2u_i |w_ii|
  ///
  /// so that the onset of mode k is I* = (a E − 1)/(d (1 − a E) + b c E).
  ///
  /// @return empty if no mode has one at σ_i < 0.5
  public Optional<Turing> turing() {
    double[] u = fixed().inputs();
    double a = 2 * u[0] * WEIGHTS[0][0];
    double b = -2 * u[0] * WEIGHTS[0][1];
    double c = 2 * u[1] * WEIGHTS[1][0];
    double d = -2 * u[1] * WEIGHTS[1][1];
    Turing first = null;
    for (int n = 1; n <= GREATEST; n++) {
      for (int m = 0; m <= n; m++) {
        double factor = 2 * Math.PI * Math.PI * (n * n + m * m);
        double e = Math.exp(-factor * excitatoryWidth * excitatoryWidth);
        double onset = (a * e - 1) / (d * (1 - a * e) + b * c * e);
        if (!(onset > 0 && onset < 1)) {
          continue;
        }
        double width = Math.sqrt(-Math.log(onset) / factor);
        if (width < WIDEST && (first == null || width < first.width())) {
          first = new Turing(width, withInhibition(width, inhibitoryDecay).stability().mode(n, m));
        }
      }
    }
    return Optional.ofNullable(first);
  }
}
