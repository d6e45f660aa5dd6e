package chaoscast.esn.cli;

import chaoscast.core.page.PageTemplate;
import chaoscast.core.page.Plots;

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

  static PageTemplate learnForecast() {
    return plots(
        "New work: nothing is published of this. Learning rules and parameters from the authors' scripts to R. Pyle,"
            + " R. Rosenbaum, Neural Comput. 31 (2019) 1430, arXiv:1803.03304.");
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

  private static PageTemplate plots(String source) {
    return Plots.page(source);
  }

  static PageTemplate balance() {
    return plots(
        "Parameters from R. Rosenbaum's code CorrelatedStatesInBalNets, with constant input; theory derived for"
            + " these pages, degree laws are ours. Of R. Pyle, Phys. Rev. E 93 (2016) 040302, arXiv:1601.04972, only"
            + " the abstract could be read; its claim that highly connected neurons spike less is what is tested.");
  }

  static PageTemplate inDegree() {
    return plots(
        "New work: nothing is published of this. The question is that of R. Pyle, Phys. Rev. E 93 (2016) 040302,"
            + " arXiv:1601.04972, on spiking networks.");
  }

  static PageTemplate modes() {
    return plots(
        "Factor analysis: D. B. Rubin, D. T. Thayer, Psychometrika 47 (1982) 69, doi:10.1007/BF02293851, with sets,"
            + " factors and folds from the code to C. Huang et al., Neuron 101 (2019) 337,"
            + " doi:10.1016/j.neuron.2018.11.034.");
  }

  static PageTemplate field() {
    return plots(
        "Equations and parameters from the code to C. Huang et al., Neuron 101 (2019) 337,"
            + " doi:10.1016/j.neuron.2018.11.034.");
  }

  static PageTemplate layers() {
    return plots(
        "Parameters from the code to C. Huang et al., Neuron 101 (2019) 337, doi:10.1016/j.neuron.2018.11.034, on a"
            + " smaller grid, with longer steps and for a shorter time.");
  }

  static PageTemplate track() {
    return plots(
        "Network parameters from the code to R. Rosenbaum et al., Nat. Neurosci. 20 (2017) 107,"
            + " doi:10.1038/nn.4433. Input, readout and target are ours: those of R. Pyle, R. Rosenbaum, Phys. Rev."
            + " Lett. 118 (2017) 018103, could not be read.");
  }
}
