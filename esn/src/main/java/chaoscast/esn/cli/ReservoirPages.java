package chaoscast.esn.cli;

import chaoscast.core.page.PageTemplate;

/// The pages of `reservoir`.
final class ReservoirPages {
  private ReservoirPages() {}

  static PageTemplate learn() {
    return new PageTemplate(
        ReservoirPages.class,
        "learn",
        "Task and learning rules: R. Pyle, R. Rosenbaum, Neural Comput. 31 (2019) 1430,"
            + " arXiv:1803.03304. Parameters from the authors' scripts, published with a ReScience"
            + " replication.");
  }

  /// @param name `stability` or `simulate`
  static PageTemplate spiking(String name) {
    return new PageTemplate(
        ReservoirPages.class,
        name,
        "Parameters and theory from the code to R. Rosenbaum et al., Nat. Neurosci. 20 (2017) 107,"
            + " doi:10.1038/nn.4433, on a smaller grid with constant input. Parameters of R. Pyle,"
            + " R. Rosenbaum, Phys. Rev. Lett. 118 (2017) 018103, could not be read.");
  }
}
