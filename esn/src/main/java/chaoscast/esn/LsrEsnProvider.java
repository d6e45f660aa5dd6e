package chaoscast.esn;

import chaoscast.esn.options.EsnOptions;
import java.util.List;

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
    super(LsrEsn.FAMILY);
  }

  @Override
  List<String> radii() {
    return List.of("0", "0.1", "0.3", "0.5", "0.7", "0.9");
  }

  @Override
  public String summary() {
    return "echo state network of low spectral radius (arXiv:1906.08829)";
  }
}
