package chaoscast.esn.spiking;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.options.Meaning;
import java.util.List;

/// Excitatory and inhibitory neurons on square grids of the unit torus, connected the more, the nearer.
///
/// A neuron of population b drives p N_a neurons of population a, at normal offsets of width σ_b, with weight
/// j_ab/√N. The external input √N F is constant.
///
/// Parameters from the code to R. Rosenbaum et al., Nat. Neurosci. 20 (2017) 107, doi:10.1038/nn.4433, on a
/// smaller grid and with the mean in place of the Poisson input. Those of R. Pyle, R. Rosenbaum, Phys. Rev.
/// Lett. 118 (2017) 018103, which shows that such networks compute, could not be read.
///
/// @param excitatorySide neurons along a side of the grid of excitatory neurons, ≥ 2
/// @param inhibitorySide of inhibitory ones, ≥ 2
/// @param excitatoryWidth σ_e > 0, in sides of the torus
/// @param inhibitoryWidth σ_i > 0
/// @param excitatoryDecay τ_e > 0, ms
/// @param inhibitoryDecay τ_i > 0, ms
/// @param probability     p in (0, 1]
public record SpatialNetwork(
    @Meaning("excitatory neurons along a side of the grid, ≥ 2") int excitatorySide,
    @Meaning("inhibitory neurons along a side of the grid, ≥ 2") int inhibitorySide,
    @Meaning("width of excitatory connections in sides of the torus, > 0") double excitatoryWidth,
    @Meaning("width of inhibitory connections in sides of the torus, > 0") double inhibitoryWidth,
    @Meaning("decay of excitatory currents in ms, > 0") double excitatoryDecay,
    @Meaning("decay of inhibitory currents in ms, > 0") double inhibitoryDecay,
    @Meaning("mean connection probability, in (0, 1]") double probability) {
  /// j by driven and driving population.
  private static final double[][] WEIGHTS = {{40, -400}, {120, -400}};
  /// F: mean of the Poisson input of the code.
  private static final double[] DRIVE = {0.016875, 0.0054};
  /// Slopes of the rates with the input, of the same code's linear theory.
  private static final double[] GAINS = {0.0122, 0.0174};

  /// Waves along a side, of the modes whose stability is asked for.
  private static final int GREATEST_MODE = 8;

  /// 11 520 neurons, connections of either kind equally narrow.
  public static final SpatialNetwork NARROW = new SpatialNetwork(96, 48, 0.05, 0.05, 6, 5, 0.05);

  public SpatialNetwork {
    Requirements.requireAtLeast("excitatorySide", 2, excitatorySide);
    Requirements.requireAtLeast("inhibitorySide", 2, inhibitorySide);
    Requirements.requirePositive("excitatoryWidth", excitatoryWidth);
    Requirements.requirePositive("inhibitoryWidth", inhibitoryWidth);
    Requirements.requirePositive("excitatoryDecay", excitatoryDecay);
    Requirements.requirePositive("inhibitoryDecay", inhibitoryDecay);
    Requirements.requirePositive("probability", probability);
    Requirements.requireBetween("probability", 0, 1, probability);
  }

  public SpatialNetwork withInhibition(double width, double decay) {
    return new SpatialNetwork(
        excitatorySide, inhibitorySide, excitatoryWidth, width, excitatoryDecay, decay,
        probability);
  }

  public SpatialNetwork withSides(int excitatory, int inhibitory) {
    return new SpatialNetwork(
        excitatory, inhibitory, excitatoryWidth, inhibitoryWidth, excitatoryDecay,
        inhibitoryDecay, probability);
  }

  /// @return N
  public int neurons() {
    return excitatorySide * excitatorySide + inhibitorySide * inhibitorySide;
  }

  private int[] sizes() {
    return new int[] {excitatorySide * excitatorySide, inhibitorySide * inhibitorySide};
  }

  /// @return w_ab = j_ab p N_b/N and F, whose balance sets the mean rates
  public MeanField meanField() {
    int[] sizes = sizes();
    double[][] w = new double[2][2];
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        w[a][b] = WEIGHTS[a][b] * probability * sizes[b] / neurons();
      }
    }
    return new MeanField(w, DRIVE);
  }

  /// @return what becomes of a small disturbance of the uniform state
  public LinearStability stability() {
    double root = Math.sqrt(neurons());
    return new LinearStability(
        meanField().weights(),
        new double[] {root * GAINS[0], root * GAINS[1]},
        new double[] {excitatoryDecay, inhibitoryDecay},
        new double[] {excitatoryWidth, inhibitoryWidth},
        GREATEST_MODE);
  }

  /// @param seed of the wiring
  public SpikingNetwork draw(Seed seed) {
    double root = Math.sqrt(neurons());
    int[] sizes = sizes();
    int[] sides = {excitatorySide, inhibitorySide};
    double[] widths = {excitatoryWidth, inhibitoryWidth};
    var populations =
        List.of(
            new Population(
                "e", sizes[0], EifNeuron.EXCITATORY, Synapse.decaying(excitatoryDecay),
                root * DRIVE[0]),
            new Population(
                "i", sizes[1], EifNeuron.INHIBITORY, Synapse.decaying(inhibitoryDecay),
                root * DRIVE[1]));
    var rows = new Projection[2][2];
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        rows[a][b] =
            new Projection.Spatial(
                sides[b], sides[a], widths[b], (int) Math.round(probability * sizes[a]),
                WEIGHTS[a][b] / root);
      }
    }
    return SpikingNetwork.draw(populations, List.of(List.of(rows[0]), List.of(rows[1])), seed);
  }
}
