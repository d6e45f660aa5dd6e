package chaoscast.esn.spiking;

import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.options.Meaning;
import chaoscast.core.training.NormalEquations;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Whether a spatial spiking network only tracks its input, or computes what is no function of it.
///
///     I_i += A w_i s(t),   s(t) = sin(2π t/T),   target: Σ_{h ≤ 3} sin(2π h t/T + φ_h), standardised
///
/// The same waveform drives all excitatory neurons, equally (w = 1) or with weights uniform in ±√3, of the same mean
/// square. The input has every value twice a period, the target another value each time. A linear readout of
/// filtered spikes is fitted by ridge regression to some periods and tested on others.
///
/// The claim that uniform input can only be tracked is R. Pyle's and R. Rosenbaum's, Phys. Rev. Lett. 118 (2017)
/// 018103, as a journal club reports it; input, readout and target here are ours, and only the direction of the
/// difference can be compared. Network parameters from the code to doi:10.1038/nn.4433.
///
/// @param inputError    error of s itself on periods that were not fitted, over its deviation
/// @param targetError   of the target, likewise
/// @param fittedError   of the target on the periods that were fitted
/// @param fromInput     of the best function of the input's present value: the target's mean over the two times
/// @param output        of the readout in the last period
/// @param target        in a period
public record InputTracking(
    double inputError,
    double targetError,
    double fittedError,
    double fromInput,
    double[] output,
    double[] target) {
  private static final int SAMPLE = 50;
  private static final double FILTER = 50;
  private static final int HARMONICS = 3;

  /// @param period    T, ms, a multiple of 40, ≥ 120
  /// @param amplitude A, mV/ms, ≥ 0
  /// @param fitted    periods that are fitted, ≥ 1
  /// @param tested    periods that are tested, ≥ 1
  /// @param read      excitatory neurons that the readout sees, ≥ 1
  /// @param ridge     as a share of the mean square of a feature, > 0
  public record Settings(
      @Meaning("ms of a period of the input, a multiple of 40, ≥ 120") int period,
      @Meaning("amplitude of the input, mV/ms, ≥ 0") double amplitude,
      @Meaning("periods that are fitted, ≥ 1") int fitted,
      @Meaning("periods that are tested, ≥ 1") int tested,
      @Meaning("excitatory neurons that the readout sees, ≥ 1") int read,
      @Meaning("ridge, as a share of a feature's mean square, > 0") double ridge) {
    public static final Settings DEFAULT = new Settings(480, 1, 100, 12, 800, 0.2);

    public Settings {
      Requirements.requireAtLeast("period", 120, period);
      Requirements.requireBetween("period modulo 40", 0, 0, period % 40);
      Requirements.requireNonNegative("amplitude", amplitude);
      Requirements.requireAtLeast("fitted", 1, fitted);
      Requirements.requireAtLeast("tested", 1, tested);
      Requirements.requireAtLeast("read", 1, read);
      Requirements.requirePositive("ridge", ridge);
    }
  }

  /// @param network  options
  /// @param settings of input and readout
  /// @param varied   whether input weights differ
  /// @param seed     of wiring, weights, start and target
  public static InputTracking measure(
      SpatialNetwork network, Settings settings, boolean varied, Seed seed, Progress progress) {
    return new Run(network, settings, varied, seed).run(progress);
  }

  private static final class Run {
    private final Settings settings;
    private final SpikingSimulation simulation;
    private final double[] base;
    private final double[] weights;
    private final int[] read;
    private final double[] filtered;
    private final double[] target;
    private final int perPeriod;

    Run(SpatialNetwork network, Settings settings, boolean varied, Seed seed) {
      this.settings = settings;
      simulation =
          new SpikingSimulation(network.draw(seed), SpatialActivity.TIME_STEP, seed);
      base = simulation.drive().clone();
      int neurons = simulation.network().populations().getFirst().size();
      RandomGenerator random = seed.child("esn/input").generator();
      weights = new double[neurons];
      double width = Math.sqrt(3);
      Arrays.setAll(weights, i -> varied ? random.nextDouble(-width, width) : 1);
      int[] all = new int[neurons];
      Arrays.setAll(all, i -> i);
      int count = Math.min(settings.read, neurons);
      RandomGenerator choice = seed.child("esn/read").generator();
      for (int i = 0; i < count; i++) {
        int j = choice.nextInt(i, neurons);
        int kept = all[i];
        all[i] = all[j];
        all[j] = kept;
      }
      read = Arrays.copyOf(all, count);
      filtered = new double[neurons];
      perPeriod = (int) Math.round(settings.period / (SAMPLE * SpatialActivity.TIME_STEP));
      target = target(seed);
    }

    private double[] target(Seed seed) {
      RandomGenerator random = seed.child("esn/target").generator();
      double[] values = new double[perPeriod];
      for (int h = 1; h <= HARMONICS; h++) {
        double phase = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < perPeriod; i++) {
          values[i] +=
              Math.sqrt(2.0 / HARMONICS) * Math.sin(2 * Math.PI * h * i / perPeriod + phase);
        }
      }
      return values;
    }

    private double input(int sample) {
      return Math.sin(2 * Math.PI * sample / perPeriod);
    }

    InputTracking run(Progress progress) {
      int features = read.length + 1;
      int all = 1 + settings.fitted + settings.tested;
      DenseMatrix states = DenseMatrix.zeros(features, all * perPeriod);
      for (int sample = 0; sample < all * perPeriod; sample++) {
        states.set(0, sample, 1);
        for (int i = 0; i < read.length; i++) {
          states.set(1 + i, sample, filtered[read[i]]);
        }
        advance(sample);
        if (sample % 10 == 0) {
          progress.at("simulate", sample, (long) all * perPeriod);
        }
      }
      int from = perPeriod;
      int to = (1 + settings.fitted) * perPeriod;
      DenseMatrix goals = DenseMatrix.zeros(2, all * perPeriod);
      for (int sample = 0; sample < all * perPeriod; sample++) {
        goals.set(0, sample, input(sample));
        goals.set(1, sample, target[sample % perPeriod]);
      }
      var regression = new NormalEquations(features, 2);
      regression.add(states.columnRange(from, to), goals.columnRange(from, to));
      double square = 0;
      for (int i = 1; i < features; i++) {
        for (int sample = from; sample < to; sample++) {
          square += states.get(i, sample) * states.get(i, sample) / read.length;
        }
      }
      DenseMatrix readout = regression.solve(settings.ridge * square).weights();
      DenseMatrix outputs = DenseMatrix.zeros(2, all * perPeriod);
      Kernels.best().multiply(readout, states, outputs);
      double[] last = new double[perPeriod];
      Arrays.setAll(last, i -> outputs.get(1, (all - 1) * perPeriod + i));
      return new InputTracking(
          error(outputs, goals, 0, to, all * perPeriod) * Math.sqrt(2),
          error(outputs, goals, 1, to, all * perPeriod), error(outputs, goals, 1, from, to),
          fromInput(), last, target);
    }

    /// 5 ms.
    private void advance(int sample) {
      double decay = Math.exp(-SpatialActivity.TIME_STEP / FILTER);
      double[] drive = simulation.drive();
      for (int step = 0; step < SAMPLE; step++) {
        double s = settings.amplitude * input(sample);
        for (int i = 0; i < weights.length; i++) {
          drive[i] = base[i] + weights[i] * s;
        }
        simulation.step();
        for (int i = 0; i < filtered.length; i++) {
          filtered[i] *= decay;
        }
        for (int k = 0; k < simulation.spikeCount(); k++) {
          int neuron = simulation.spike(k);
          if (neuron < filtered.length) {
            filtered[neuron]++;
          }
        }
      }
    }

    private static double error(
        DenseMatrix outputs, DenseMatrix goals, int row, int from, int to) {
      double sum = 0;
      for (int sample = from; sample < to; sample++) {
        sum += Math.pow(outputs.get(row, sample) - goals.get(row, sample), 2);
      }
      return Math.sqrt(sum / (to - from));
    }

    /// s(t) = s(T/2 − t): the mean of the target over the two is all that a function of s can give.
    private double fromInput() {
      double sum = 0;
      for (int i = 0; i < perPeriod; i++) {
        double other = target[Math.floorMod(perPeriod / 2 - i, perPeriod)];
        sum += Math.pow((target[i] - other) / 2, 2);
      }
      return Math.sqrt(sum / perPeriod);
    }
  }
}
