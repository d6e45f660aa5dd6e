package chaoscast.esn;

import chaoscast.esn.options.EsnOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/// Echo state network of low spectral radius: little memory, products of neighbouring nodes.
///
///     r ← tanh(A r + W_in x),   spectral radius 0.1
///
/// Preset `precise` is meant for noise-free data: see [EsnOptions#PRECISE].
///
/// Sources: A. Chattopadhyay, P. Hassanzadeh, D. Subramanian, Data-driven predictions of a
/// multiscale Lorenz 96 chaotic system, arXiv:1906.08829; doi:10.1098/rsta.2020.0246.
public final class LsrEsnProvider extends EsnProvider {
  public LsrEsnProvider() {
    super(presets());
  }

  private static Map<String, EsnOptions> presets() {
    var presets = new LinkedHashMap<String, EsnOptions>();
    presets.put(PUBLISHED, EsnOptions.LOW);
    presets.put("precise", EsnOptions.PRECISE);
    return presets;
  }

  @Override
  public String name() {
    return "lsr-esn";
  }

  @Override
  public String summary() {
    return "echo state network of low spectral radius (arXiv:1906.08829)";
  }
}
