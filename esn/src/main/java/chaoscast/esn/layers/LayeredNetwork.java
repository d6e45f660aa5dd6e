package chaoscast.esn.layers;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.options.Meaning;
import chaoscast.esn.spiking.EifNeuron;
import chaoscast.esn.spiking.Population;
import chaoscast.esn.spiking.Projection;
import chaoscast.esn.spiking.SpikingNetwork;
import chaoscast.esn.spiking.SpikingSimulation;
import chaoscast.esn.spiking.Synapse;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Three layers on the torus, each driving the next: Poisson cells, a layer of excitatory and inhibitory neurons, and
/// another that the excitatory ones of the second drive, for the most part slowly.
///
/// Parameters from the code to C. Huang et al., Neuron 101 (2019) 337, doi:10.1016/j.neuron.2018.11.034, on a
/// smaller grid. Either neurons keep the published numbers of inputs and weights, so that they are connected more
/// densely and share more inputs; or connection probabilities are kept and weights are J/√N with the smaller N, so
/// that the mean input shrinks as √N and rates fall. What the full size (side 200, 50 000 neurons a layer, 20 s at
/// steps of 0.01 ms) gives is not thereby known.
///
/// @param side            excitatory neurons along a side, a multiple of 4 ≥ 8; half as many inhibitory ones and a
///                        quarter as many Poisson cells
/// @param inhibitoryDecay τ_i of both layers, ms, > 0, other than 1
/// @param ordered         whether connections are local; otherwise anywhere
/// @param inhibitoryInput μ_i of the third layer
/// @param layers          2 or 3
/// @param dense           whether neurons keep the published numbers of inputs
public record LayeredNetwork(
    @Meaning("excitatory neurons along a side, a multiple of 4 ≥ 8; published: 200") int side,
    @Meaning("decay of inhibitory currents in ms, > 0, other than the rise, 1") double inhibitoryDecay,
    @Meaning("whether connections are local on the torus, otherwise anywhere") boolean ordered,
    @Meaning("static input to the inhibitory neurons of the third layer") double inhibitoryInput,
    @Meaning("2 or 3: how many") int layers,
    @Meaning("whether neurons keep the published numbers of inputs") boolean dense) {
  private static final double TIME_STEP = 0.05;
  private static final double POISSON_RATE = 10;
  private static final int PUBLISHED = 50_000;
  private static final double ANYWHERE = 10;
  /// J by driven and driving population.
  private static final double[][] WEIGHTS = {{80, -240}, {40, -300}};
  private static final double[][] PROBABILITIES = {{0.01, 0.04}, {0.03, 0.04}};
  private static final Synapse FAST = new Synapse(1, 5);
  private static final Synapse SLOW = new Synapse(2, 100);
  private static final double FAST_SHARE = 0.2;

  /// A sixteenth of the published size, unattended.
  public static final LayeredNetwork SMALL = new LayeredNetwork(48, 8, true, 0.2, 3, true);

  /// What drives a layer.
  ///
  /// @param weights       J e, J i
  /// @param probabilities to e, to i
  /// @param width         of the feed-forward connections
  /// @param recurrent     of those within the layer
  private record Feed(
      double[] weights, double[] probabilities, double width, double recurrent) {}

  private static final Feed SECOND =
      new Feed(new double[] {140, 100}, new double[] {0.1, 0.05}, 0.05, 0.1);
  private static final Feed THIRD =
      new Feed(new double[] {25, 15}, new double[] {0.05, 0.05}, 0.1, 0.2);

  public LayeredNetwork {
    Requirements.requireAtLeast("side", 8, side);
    Requirements.requirePositive("inhibitoryDecay", inhibitoryDecay);
    Requirements.requireFinite("inhibitoryInput", inhibitoryInput);
    if (side % 4 != 0) {
      throw new InputException("side must be a multiple of 4 but was " + side);
    }
    if (inhibitoryDecay == 1) {
      throw new InputException("inhibitoryDecay must differ from the rise, 1, but was 1.0");
    }
    if (layers != 2 && layers != 3) {
      throw new InputException("layers must be 2 or 3 but was " + layers);
    }
  }

  public LayeredNetwork withInhibitoryDecay(double decay) {
    return new LayeredNetwork(side, decay, ordered, inhibitoryInput, layers, dense);
  }

  public LayeredNetwork withOrder(boolean local) {
    return new LayeredNetwork(side, inhibitoryDecay, local, inhibitoryInput, layers, dense);
  }

  public LayeredNetwork withInhibitoryInput(double input) {
    return new LayeredNetwork(side, inhibitoryDecay, ordered, input, layers, dense);
  }

  public LayeredNetwork withLayers(int count) {
    return new LayeredNetwork(side, inhibitoryDecay, ordered, inhibitoryInput, count, dense);
  }

  /// @return neurons of a layer
  public int neurons() {
    return side * side / 4 * 5;
  }

  /// Runs the layers together.
  ///
  /// @param settling ms that are left out, ≥ 0
  /// @param duration ms that are measured, ≥ 1000
  /// @param seed     of wiring, Poisson spikes and start
  /// @return what the last layer did
  public LayerActivity run(double settling, double duration, Seed seed, Progress progress) {
    Requirements.requireNonNegative("settling", settling);
    Requirements.requireBetween("duration", 1000, 1e7, duration);
    int cells = side / 4 * (side / 4);
    var second =
        new SpikingSimulation(
            layer(SECOND, side / 4, List.of(FAST), new double[] {1}, 0, seed.child("esn/second")),
            TIME_STEP, seed.child("esn/second"));
    SpikingSimulation third =
        layers == 2
            ? second
            : new SpikingSimulation(
                layer(
                    THIRD, side, List.of(FAST, SLOW), new double[] {FAST_SHARE, 1 - FAST_SHARE},
                    inhibitoryInput, seed.child("esn/third")),
                TIME_STEP, seed.child("esn/third"));
    RandomGenerator random = seed.child("esn/poisson").generator();
    double most = cells * POISSON_RATE / 1000 * TIME_STEP;
    int before = (int) Math.round(settling / TIME_STEP);
    int steps = (int) Math.round(duration / TIME_STEP);
    var recorder = new LayerActivity.Recorder(side, TIME_STEP, steps);
    double wait = exponential(random);
    for (int step = 0; step < before + steps; step++) {
      second.step();
      wait -= most;
      while (wait < 0) {
        second.fire(2, random.nextInt(cells));
        wait += exponential(random);
      }
      if (layers == 3) {
        third.step();
        int end = side * side;
        for (int s = 0; s < second.spikeCount() && second.spike(s) < end; s++) {
          third.fire(2, second.spike(s));
          third.fire(3, second.spike(s));
        }
      }
      if (step >= before) {
        recorder.record(step - before, third);
      }
      if ((step + 1) % 500 == 0 || step + 1 == before + steps) {
        progress.at("simulate", step + 1, before + steps);
      }
    }
    return recorder.activity(seed);
  }

  /// @return the time to the next event of a Poisson process of rate 1
  private static double exponential(RandomGenerator random) {
    return -Math.log(1 - random.nextDouble());
  }

  /// @param sourceSide of the cells that drive it
  /// @param kernels    of what they cause, one a population of sources; they have the same targets
  /// @param shares     of the weight, one a kernel
  private SpikingNetwork layer(
      Feed feed, int sourceSide, List<Synapse> kernels, double[] shares, double input,
      Seed seed) {
    int[] sides = {side, side / 2};
    int kinds = 2 + kernels.size();
    double scale = Math.sqrt(dense ? PUBLISHED : neurons());
    double share = dense ? (double) PUBLISHED / neurons() : 1;
    double width = ordered ? feed.recurrent : ANYWHERE;
    double feedWidth = ordered ? feed.width : ANYWHERE;
    Synapse inhibition =
        new Synapse(Math.min(1, inhibitoryDecay), Math.max(1, inhibitoryDecay));
    var populations = new Population[kinds];
    populations[0] = new Population("e", side * side, EifNeuron.EXCITATORY, FAST, 0);
    populations[1] =
        new Population("i", side * side / 4, EifNeuron.INHIBITORY, inhibition, input);
    var rows = new Projection[kinds][kinds];
    for (Projection[] row : rows) {
      Arrays.fill(row, Projection.none());
    }
    for (int k = 0; k < kernels.size(); k++) {
      populations[2 + k] =
          Population.external("x" + k, sourceSide * sourceSide, kernels.get(k));
    }
    for (int a = 0; a < 2; a++) {
      int targets = sides[a] * sides[a];
      for (int b = 0; b < 2; b++) {
        rows[a][b] =
            new Projection.Spatial(
                sides[b], sides[a], width, (int) Math.round(share * PROBABILITIES[a][b] * targets),
                WEIGHTS[a][b] / scale);
      }
      var feeding =
          new Projection.Spatial(
              sourceSide, sides[a], feedWidth,
              (int) Math.round(share * feed.probabilities[a] * targets), feed.weights[a] / scale);
      var drawn = new int[sourceSide * sourceSide][];
      RandomGenerator random = seed.child("esn/feed/" + a).generator();
      Arrays.setAll(drawn, source -> feeding.targets(source, random));
      for (int k = 0; k < kernels.size(); k++) {
        rows[a][2 + k] = new Projection.Listed(drawn, shares[k] * feeding.weight());
      }
    }
    return SpikingNetwork.draw(
        List.of(populations), Arrays.stream(rows).map(List::of).toList(), seed);
  }
}
