package chaoscast.esn.layers;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.esn.balance.Correlation;
import chaoscast.esn.modes.SharedModes;
import chaoscast.esn.spiking.SpikingSimulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What a layer of spiking neurons did: rates, correlations of spike counts, and the modes that these share.
///
/// Counts in disjoint windows of 200 ms for correlations and of 140 ms for factor analysis, of excitatory neurons in
/// the middle of the layer that fire more than 2 Hz, as in the code to C. Huang et al.,
/// doi:10.1016/j.neuron.2018.11.034, which takes sliding windows for the former.
///
/// @param rates       of e and i, Hz
/// @param correlation mean over pairs of up to 200 neurons; NaN with fewer than two
/// @param pairs       how many
/// @param modes       factor analysis of sets of 50 neurons; empty with fewer neurons or too short a time
public record LayerActivity(
    double[] rates, double correlation, int pairs, Optional<SharedModes> modes) {
  private static final double CORRELATION_WINDOW = 200;
  private static final double MODE_WINDOW = 140;
  private static final double LEAST_RATE = 2;
  private static final int MOST = 200;
  private static final int SET = 50;
  private static final int SETS = 10;

  /// Counts spikes while a layer runs.
  static final class Recorder {
    private final int side;
    private final double timeStep;
    private final int steps;
    private final int[][] wide;
    private final int[][] narrow;
    private final long[] counts = new long[2];

    Recorder(int side, double timeStep, int steps) {
      this.side = side;
      this.timeStep = timeStep;
      this.steps = steps;
      wide = new int[(int) (steps * timeStep / CORRELATION_WINDOW + 1e-9)][side * side];
      narrow = new int[(int) (steps * timeStep / MODE_WINDOW + 1e-9)][side * side];
    }

    void record(int step, SpikingSimulation layer) {
      int w = (int) (step * timeStep / CORRELATION_WINDOW);
      int n = (int) (step * timeStep / MODE_WINDOW);
      for (int s = 0; s < layer.spikeCount(); s++) {
        int neuron = layer.spike(s);
        if (neuron >= side * side) {
          counts[1]++;
          continue;
        }
        counts[0]++;
        if (w < wide.length) {
          wide[w][neuron]++;
        }
        if (n < narrow.length) {
          narrow[n][neuron]++;
        }
      }
    }

    LayerActivity activity(Seed seed) {
      double seconds = steps * timeStep / 1000;
      var chosen = new ArrayList<Integer>();
      for (int row = side / 4; row < side - side / 4; row++) {
        for (int column = side / 4; column < side - side / 4; column++) {
          int neuron = row * side + column;
          int spikes = 0;
          for (int[] window : wide) {
            spikes += window[neuron];
          }
          if (spikes > LEAST_RATE * wide.length * CORRELATION_WINDOW / 1000) {
            chosen.add(neuron);
          }
        }
      }
      RandomGenerator random = seed.child("esn/recorded").generator();
      for (int i = chosen.size() - 1; i > 0; i--) {
        chosen.set(i, chosen.set(random.nextInt(i + 1), chosen.get(i)));
      }
      int some = Math.min(MOST, chosen.size());
      double sum = 0;
      int pairs = 0;
      for (int i = 0; i < some; i++) {
        double[] x = column(wide, chosen.get(i));
        for (int j = 0; j < i; j++) {
          double correlation = Correlation.of(x, column(wide, chosen.get(j)));
          if (!Double.isNaN(correlation)) {
            sum += correlation;
            pairs++;
          }
        }
      }
      return new LayerActivity(
          new double[] {
            counts[0] / seconds / (side * side), counts[1] / seconds / (side * side / 4.0)},
          sum / pairs,
          pairs,
          modes(chosen, seed));
    }

    private static double[] column(int[][] windows, int neuron) {
      double[] column = new double[windows.length];
      for (int w = 0; w < column.length; w++) {
        column[w] = windows[w][neuron];
      }
      return column;
    }

    private Optional<SharedModes> modes(List<Integer> chosen, Seed seed) {
      if (chosen.size() < SET || narrow.length < 2 * SET) {
        return Optional.empty();
      }
      double[][] times = new double[narrow.length][chosen.size()];
      for (int w = 0; w < narrow.length; w++) {
        for (int i = 0; i < chosen.size(); i++) {
          times[w][i] = narrow[w][chosen.get(i)];
        }
      }
      var options = new SharedModes.Options(1, SET, SETS, 5, 2, false);
      return Optional.of(SharedModes.measure(times, options, seed, 1, Progress.NONE));
    }
  }
}
