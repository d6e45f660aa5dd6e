package chaoscast.esn.spiking;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.files.ModelFile;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/// The fixed part of a spiking echo state network: neurons that a state drives for a time.
///
///     I_i = b_i + (W x)_i + recurrent currents
///     r_i ← r_i exp(−t/τ_f) after a time t; a spike: r_i ← r_i + 1
///
/// Neurons are excitatory and inhibitory as in [SpatialNetwork], with weights c j_ab/√N; parameters from the
/// code to R. Rosenbaum et al., doi:10.1038/nn.4433, constant currents and input weights are ours.
///
/// @param network    neurons and connections
/// @param dimension  number of variables
/// @param input      W, neurons × variables, row-major
/// @param bias       b, one a neuron
/// @param steps      Euler steps for each state
/// @param timeStep   ms of one
/// @param filter     τ_f, ms
record SpikingReservoir(
    SpikingNetwork network,
    int dimension,
    double[] input,
    double[] bias,
    int steps,
    double timeStep,
    double filter) {
  private static final double[][] WEIGHTS = {{40, -400}, {120, -400}};

  static SpikingReservoir draw(SpikingEsnOptions options, int dimension, Seed seed) {
    int excitatory = (int) Math.round(0.8 * options.nodes());
    int[] sizes = {excitatory, options.nodes() - excitatory};
    int side = SpikingEsnOptions.side(options.nodes());
    int[] sides = {2 * side, side};
    double[] widths = {options.excitatoryWidth(), options.inhibitoryWidth()};
    var populations =
        List.of(
            new Population("e", sizes[0], EifNeuron.EXCITATORY, Synapse.decaying(6), 0),
            new Population("i", sizes[1], EifNeuron.INHIBITORY, Synapse.decaying(5), 0));
    var rows = new Projection[2][2];
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        int outDegree = (int) Math.round(options.probability() * sizes[a]);
        double weight = options.coupling() * WEIGHTS[a][b] / Math.sqrt(options.nodes());
        rows[a][b] =
            switch (options.topology()) {
              case RANDOM -> new Projection.Uniform(sizes[a], outDegree, weight);
              case SPATIAL ->
                  new Projection.Spatial(sides[b], sides[a], widths[b], outDegree, weight);
            };
      }
    }
    SpikingNetwork network =
        SpikingNetwork.draw(
            populations, List.of(List.of(rows[0]), List.of(rows[1])), seed);
    RandomGenerator random = seed.child("esn/input").generator();
    double scale = options.inputScaling();
    double[] input =
        random.doubles((long) options.nodes() * dimension, -scale, scale).toArray();
    RandomGenerator constant = seed.child("esn/bias").generator();
    double[] bias = new double[options.nodes()];
    Arrays.setAll(bias, i -> 2 * options.bias() * constant.nextDouble());
    return new SpikingReservoir(
        network, dimension, input, bias,
        (int) Math.round(options.stepTime() / options.timeStep()), options.timeStep(),
        options.filter());
  }

  int nodes() {
    return bias.length;
  }

  /// @return the neuron's number in the network
  int slot(int node) {
    int excitatory = network.populations().getFirst().size();
    return node < excitatory ? node : network.first(1) + node - excitatory;
  }

  /// @return the same with every stored number replaced
  SpikingReservoir map(DoubleUnaryOperator operator) {
    double[][] weights = new double[2][2];
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        weights[a][b] = operator.applyAsDouble(network.weight(a, b));
      }
    }
    return new SpikingReservoir(
        SpikingNetwork.of(network.populations(), network.starts, network.targets, weights),
        dimension,
        Arrays.stream(input).map(operator).toArray(),
        Arrays.stream(bias).map(operator).toArray(),
        steps,
        timeStep,
        filter);
  }

  void write(ModelFile group) {
    group.put(
        "sizes", network.populations().stream().mapToInt(Population::size).toArray());
    for (Population population : network.populations()) {
      EifNeuron neuron = population.neuron();
      ModelFile part = group.group(population.name());
      part.put("capacitance", neuron.capacitance());
      part.put("leak", neuron.leak());
      part.put("rest", neuron.rest());
      part.put("soft", neuron.soft());
      part.put("slope", neuron.slope());
      part.put("threshold", neuron.threshold());
      part.put("reset", neuron.reset());
      part.put("floor", neuron.floor());
      part.put("refractory", neuron.refractory());
      part.put("decay", population.synapse().decay());
    }
    group.put("starts", network.starts);
    group.put("targets", network.targets);
    group.put(
        "weights",
        new double[] {
          network.weight(0, 0), network.weight(0, 1), network.weight(1, 0),
          network.weight(1, 1)},
        2,
        2);
    group.put("input", input, nodes(), dimension);
    group.put("bias", bias);
    group.put("steps", (long) steps);
    group.put("timeStep", timeStep);
    group.put("filter", filter);
  }

  static SpikingReservoir read(ModelFile group) {
    int[] sizes = group.ints("sizes");
    if (sizes.length != WEIGHTS.length || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
      throw new InputException(
          "sizes must be two numbers ≥ 1 but are " + Arrays.toString(sizes));
    }
    int[] input = group.shape("input");
    long nodes = (long) sizes[0] + sizes[1];
    if (input.length != 2 || input[0] != nodes || input[1] < 1) {
      throw new InputException(
          "input must be neurons × variables, %d neurons, but is %s"
              .formatted(nodes, Arrays.toString(input)));
    }
    double[] weights = group.doubles("weights", 2, 2);
    int[] starts = group.ints("starts");
    SpikingNetwork.requireSlots(sizes, starts); // before memory is taken for them
    var populations = List.of(population("e", sizes[0], group), population("i", sizes[1], group));
    return new SpikingReservoir(
        SpikingNetwork.of(
            populations, starts, group.ints("targets"),
            new double[][] {{weights[0], weights[1]}, {weights[2], weights[3]}}),
        input[1],
        group.doubles("input"),
        group.doubles("bias", (int) nodes),
        group.count("steps", 1, SpikingEsnOptions.MOST_STEPS),
        group.positive("timeStep"),
        group.positive("filter"));
  }

  private static Population population(String name, int size, ModelFile group) {
    ModelFile part = group.group(name);
    return new Population(
        name,
        size,
        new EifNeuron(
            part.number("capacitance"), part.number("leak"), part.number("rest"),
            part.number("soft"), part.number("slope"), part.number("threshold"),
            part.number("reset"), part.number("floor"), part.number("refractory")),
        Synapse.decaying(part.number("decay")),
        0);
  }
}
