package chaoscast.esn.balance;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.esn.spiking.EifNeuron;
import chaoscast.esn.spiking.MeanField;
import chaoscast.esn.spiking.Population;
import chaoscast.esn.spiking.Projection;
import chaoscast.esn.spiking.SpikingNetwork;
import chaoscast.esn.spiking.Synapse;
import java.util.ArrayList;
import java.util.List;

/// Excitatory and inhibitory neurons, four to one, each population of two classes by [DegreeLaw].
///
/// A neuron of class (b, v) drives p κ(u, v) N_a π_u neurons of class (a, u), drawn at random, with weight j_ab/√N;
/// in-degrees are binomial within a class. The external input √N X is constant.
///
/// Parameters from R. Rosenbaum's public code CorrelatedStatesInBalNets, with the mean in place of its Poisson input.
///
/// @param neurons N, ≥ 20
/// @param law     which class drives which
public record BalancedNetwork(int neurons, DegreeLaw law) {
  private static final double PROBABILITY = 0.1;
  private static final double EXCITATORY_SHARE = 0.8;
  /// j by driven and driving population.
  private static final double[][] WEIGHTS = {{25, -150}, {112.5, -250}};
  /// X, per ms.
  private static final double[] DRIVE = {0.036, 0.027};
  private static final double[] DECAYS = {8, 4};
  private static final EifNeuron NEURON =
      new EifNeuron(1, 1.0 / 15, -72, -55, 1, -50, -75, -100, 0);

  public BalancedNetwork {
    Requirements.requireAtLeast("neurons", 20, neurons);
    SizeLimit.requireMemory("neurons", neurons, n -> Integer.BYTES * PROBABILITY * n * n);
  }

  /// @return neurons of e and i
  private int[] sizes() {
    int excitatory = (int) Math.round(EXCITATORY_SHARE * neurons);
    return new int[] {excitatory, neurons - excitatory};
  }

  /// @return neurons of class u of population a
  int size(int a, int u) {
    int high = (int) Math.round(law.share() * sizes()[a]);
    return u == 0 ? high : sizes()[a] - high;
  }

  /// @return W_ab = j_ab p N_b/N and X
  public MeanField meanField() {
    double[] shares = {EXCITATORY_SHARE, 1 - EXCITATORY_SHARE};
    double[][] w = new double[2][2];
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        w[a][b] = WEIGHTS[a][b] * PROBABILITY * shares[b];
      }
    }
    return new MeanField(w, DRIVE);
  }

  public BalanceTheory theory() {
    return BalanceTheory.of(law, meanField());
  }

  /// @param seed of the wiring
  /// @return populations e of h, e of l, i of h, i of l
  SpikingNetwork draw(Seed seed) {
    double root = Math.sqrt(neurons);
    double[][] kappa = law.kappa();
    String[] names = {"e", "i"};
    var populations = new ArrayList<Population>();
    var rows = new ArrayList<List<Projection>>();
    for (int a = 0; a < 2; a++) {
      for (int u = 0; u < 2; u++) {
        populations.add(
            new Population(
                names[a] + (u == 0 ? "h" : "l"), size(a, u), NEURON,
                Synapse.decaying(DECAYS[a]), root * DRIVE[a]));
        var row = new ArrayList<Projection>();
        for (int b = 0; b < 2; b++) {
          for (int v = 0; v < 2; v++) {
            int targets = (int) Math.round(PROBABILITY * kappa[u][v] * size(a, u));
            row.add(new Projection.Uniform(size(a, u), targets, WEIGHTS[a][b] / root));
          }
        }
        rows.add(row);
      }
    }
    return SpikingNetwork.draw(populations, rows, seed);
  }
}
