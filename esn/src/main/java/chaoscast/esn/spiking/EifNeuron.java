package chaoscast.esn.spiking;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;

/// The exponential integrate-and-fire neuron.
///
///     C V' = −g_L (V − E_L) + g_L Δ exp((V − V_T)/Δ) + I;   V ≥ V_th: a spike, V ← V_re for t_ref
///
/// Source: N. Fourcaud-Trocmé et al., J. Neurosci. 23 (2003) 11628, doi:10.1523/JNEUROSCI.23-37-11628.2003.
///
/// @param capacitance C > 0
/// @param leak        g_L > 0, per ms
/// @param rest        E_L, mV
/// @param soft        V_T, mV: where the exponential takes over
/// @param slope       Δ > 0, mV
/// @param threshold   V_th > V_T, mV: a spike
/// @param reset       V_re < V_th, mV: after a spike
/// @param floor       least V, mV, ≤ V_re
/// @param refractory  t_ref ≥ 0, ms
public record EifNeuron(
    double capacitance,
    double leak,
    double rest,
    double soft,
    double slope,
    double threshold,
    double reset,
    double floor,
    double refractory) {

  /// Excitatory: parameters from the code to R. Rosenbaum et al., Nat. Neurosci. 20 (2017) 107,
  /// doi:10.1038/nn.4433.
  public static final EifNeuron EXCITATORY =
      new EifNeuron(1, 1.0 / 15, -60, -50, 2, -10, -65, -100, 1.5);

  /// Inhibitory, from the same code.
  public static final EifNeuron INHIBITORY =
      new EifNeuron(1, 0.1, -60, -50, 0.5, -10, -65, -100, 0.5);

  public EifNeuron {
    Requirements.requirePositive("capacitance", capacitance);
    Requirements.requirePositive("leak", leak);
    Requirements.requirePositive("slope", slope);
    Requirements.requireFinite("rest", rest);
    Requirements.requireFinite("soft", soft);
    Requirements.requireNonNegative("refractory", refractory);
    if (!(floor <= reset && reset < threshold && soft < threshold)) {
      throw new InputException(
          "floor ≤ reset < threshold and soft < threshold must hold but they were %s, %s, %s and %s"
              .formatted(floor, reset, threshold, soft));
    }
  }
}
