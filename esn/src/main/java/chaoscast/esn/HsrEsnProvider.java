package chaoscast.esn;

import java.util.List;

/// Echo state network of high spectral radius: long memory, squares of every second node.
///
///     r ← tanh(A r + W_in x),   spectral radius 1.2
///
/// Source: J. Pathak, B. Hunt, M. Girvan, Z. Lu, E. Ott, Model-free prediction of large
/// spatiotemporally chaotic systems from data, Phys. Rev. Lett. 120 (2018) 024102,
/// doi:10.1103/PhysRevLett.120.024102.
public final class HsrEsnProvider extends EsnProvider {
  public HsrEsnProvider() {
    super(HsrEsn.FAMILY);
  }

  @Override
  List<String> radii() {
    return List.of("0.6", "0.8", "0.9", "1", "1.1", "1.2", "1.4");
  }

  @Override
  public String summary() {
    return "echo state network of high spectral radius (doi:10.1103/PhysRevLett.120.024102)";
  }
}
