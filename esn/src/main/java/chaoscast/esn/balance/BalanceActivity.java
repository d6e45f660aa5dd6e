package chaoscast.esn.balance;

import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.esn.spiking.SpikingNetwork;
import chaoscast.esn.spiking.SpikingSimulation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// What a [BalancedNetwork] did in a time.
///
/// @param rates        row a (e, i), column u (h, l), Hz
/// @param silent       share of neurons without a spike, likewise
/// @param correlations of in-degree and rate over all neurons of e and of i; NaN where either is constant
/// @param degrees      mean in-degree of each tenth of the excitatory neurons, by in-degree
/// @param degreeRates  their mean rates, Hz
public record BalanceActivity(
    double[][] rates,
    double[][] silent,
    double[] correlations,
    double[] degrees,
    double[] degreeRates) {
  private static final double TIME_STEP = 0.1;
  private static final int PARTS = 10;

  /// @param settling ms that are left out, ≥ 0
  /// @param duration ms that are measured, ≥ 10
  /// @param seed     of wiring and start
  /// @param progress receives the steps
  public static BalanceActivity measure(
      BalancedNetwork network, double settling, double duration, Seed seed, Progress progress) {
    Requirements.requireNonNegative("settling", settling);
    Requirements.requireBetween("duration", 10, 1e7, duration);
    SpikingNetwork drawn = network.draw(seed);
    var simulation = new SpikingSimulation(drawn, TIME_STEP, seed);
    int before = (int) Math.round(settling / TIME_STEP);
    int steps = (int) Math.round(duration / TIME_STEP);
    int[] counts = new int[drawn.slots()];
    for (int step = 0; step < before + steps; step++) {
      simulation.step();
      if (step >= before) {
        for (int s = 0; s < simulation.spikeCount(); s++) {
          counts[simulation.spike(s)]++;
        }
      }
      if ((step + 1) % 500 == 0 || step + 1 == before + steps) {
        progress.at("simulate", step + 1, before + steps);
      }
    }
    return summary(drawn, counts, steps * TIME_STEP / 1000);
  }

  private static BalanceActivity summary(SpikingNetwork network, int[] counts, double seconds) {
    double[][] rates = new double[2][2];
    double[][] silent = new double[2][2];
    double[] correlations = new double[2];
    int[] inDegrees = network.inDegrees();
    double[] degrees = new double[PARTS];
    double[] degreeRates = new double[PARTS];
    for (int a = 0; a < 2; a++) {
      var neurons = IntStream.builder();
      for (int u = 0; u < 2; u++) {
        int first = network.first(2 * a + u);
        int size = network.populations().get(2 * a + u).size();
        for (int i = first; i < first + size; i++) {
          neurons.add(i);
          rates[a][u] += counts[i] / seconds / size;
          silent[a][u] += counts[i] == 0 ? 1.0 / size : 0;
        }
      }
      int[] all = neurons.build().toArray();
      double[] x = Arrays.stream(all).mapToDouble(i -> inDegrees[i]).toArray();
      double[] y = Arrays.stream(all).mapToDouble(i -> counts[i] / seconds).toArray();
      correlations[a] = Correlation.of(x, y);
      if (a == 0) {
        parts(x, y, degrees, degreeRates);
      }
    }
    return new BalanceActivity(rates, silent, correlations, degrees, degreeRates);
  }

  private static void parts(double[] x, double[] y, double[] degrees, double[] rates) {
    int[] order =
        IntStream.range(0, x.length).boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> x[i]).thenComparingInt(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int part = 0; part < PARTS; part++) {
      int from = (int) ((long) x.length * part / PARTS);
      int to = (int) ((long) x.length * (part + 1) / PARTS);
      for (int i = from; i < to; i++) {
        degrees[part] += x[order[i]] / (to - from);
        rates[part] += y[order[i]] / (to - from);
      }
    }
  }
}
