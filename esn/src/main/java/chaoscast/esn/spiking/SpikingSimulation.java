package chaoscast.esn.spiking;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import java.util.List;
import java.util.random.RandomGenerator;

/// A spiking network while it runs, by Euler steps; spikes reach their targets at the step's end.
///
/// One network runs on one thread, whose order of additions is fixed: the same seed gives the same bits,
/// however many others run beside it. Nothing is allocated in a step. Not thread-safe.
///
///     var simulation = new SpikingSimulation(network, 0.1, new Seed(1));
///     simulation.step();
///     int spikes = simulation.spikeCount();
public final class SpikingSimulation {
  /// Neurons whose input is summed up at a time, so that it stays in the nearest cache.
  private static final int BLOCK = 512;

  private final SpikingNetwork network;
  private final double timeStep;
  private final EifStep kernel;
  private final EifStep.Constants[] constants;
  private final EifStep.State state;
  private final SynapticCurrent[] currents;
  private final EifStep.Spikes spikes;
  private final double[] drive;
  private final double[] input = new double[BLOCK];

  /// @param timeStep dt > 0, ms
  /// @param seed     stream `esn/potential` is drawn from: V is uniform in (−65, −50) mV at first
  public SpikingSimulation(SpikingNetwork network, double timeStep, Seed seed) {
    this(network, timeStep, EifStep.best());
    RandomGenerator random = seed.child("esn/potential").generator();
    List<Population> populations = network.populations();
    for (int p = 0; p < populations.size(); p++) {
      for (int i = 0; i < populations.get(p).size(); i++) {
        state.potential()[network.first(p) + i] = random.nextDouble(-65, -50);
      }
    }
  }

  /// All neurons at rest.
  SpikingSimulation(SpikingNetwork network, double timeStep, EifStep kernel) {
    this.network = network;
    this.timeStep = Requirements.requirePositive("timeStep", timeStep);
    this.kernel = kernel;
    List<Population> populations = network.populations();
    int slots = network.slots();
    state = new EifStep.State(new double[slots], new double[slots]);
    drive = new double[slots];
    spikes = new EifStep.Spikes(slots);
    constants = new EifStep.Constants[populations.size()];
    currents = new SynapticCurrent[populations.size()];
    for (int p = 0; p < populations.size(); p++) {
      Population population = populations.get(p);
      constants[p] = EifStep.Constants.of(population.neuron(), timeStep);
      currents[p] = new SynapticCurrent(population.synapse(), timeStep, slots);
      for (int i = 0; i < population.size(); i++) {
        drive[network.first(p) + i] = population.drive();
      }
    }
    rest();
  }

  /// Sets every neuron to its resting potential, without input.
  void rest() {
    for (int p = 0; p < constants.length; p++) {
      double potential = network.populations().get(p).neuron().rest();
      for (int i = network.first(p); i < network.first(p + 1); i++) {
        state.potential()[i] = potential;
        state.refractory()[i] = 0;
      }
      currents[p].clear();
    }
    spikes.count = 0;
  }

  /// Moves the network on by one time step.
  public void step() {
    spikes.count = 0;
    for (int p = 0; p < constants.length; p++) {
      if (network.populations().get(p).external()) {
        continue;
      }
      int end = network.first(p + 1);
      for (int from = network.first(p); from < end; from += BLOCK) {
        int to = Math.min(from + BLOCK, end);
        System.arraycopy(drive, from, input, 0, to - from);
        for (SynapticCurrent current : currents) {
          current.take(from, to, input);
        }
        kernel.step(constants[p], from, to, state, input, spikes);
      }
      dropPadding(p);
    }
    deliver();
  }

  /// Neurons past a population's size only fill a vector.
  private void dropPadding(int p) {
    int end = network.first(p) + network.populations().get(p).size();
    while (spikes.count > 0 && spikes.neurons[spikes.count - 1] >= end) {
      spikes.count--;
    }
  }

  private void deliver() {
    int b = 0;
    for (int s = 0; s < spikes.count; s++) {
      int neuron = spikes.neurons[s];
      while (neuron >= network.first(b + 1)) {
        b++;
      }
      deliver(b, neuron);
    }
  }

  private void deliver(int population, int neuron) {
    int kinds = constants.length;
    for (int a = 0; a < kinds; a++) {
      int place = neuron * kinds + a;
      currents[population].arrive(
          network.targets, network.starts[place], network.starts[place + 1],
          network.weight(a, population));
    }
  }

  /// Lets a neuron drive its targets as if it had spiked in the last step.
  ///
  /// @param population it belongs to
  /// @param index      of it there, from 0
  public void fire(int population, int index) {
    deliver(population, network.first(population) + index);
  }

  public SpikingNetwork network() {
    return network;
  }

  /// @return dt, ms
  public double timeStep() {
    return timeStep;
  }

  /// @return number of spikes in the last step
  public int spikeCount() {
    return spikes.count;
  }

  /// @param index of the last step's spikes, which come in rising order of their neurons
  /// @return the neuron
  public int spike(int index) {
    return spikes.neurons[index];
  }

  /// @return the current into every neuron from outside, live: it may be modified between steps
  public double[] drive() {
    return drive;
  }

  /// @return V of every neuron, live
  public double[] potential() {
    return state.potential();
  }

  double[] refractory() {
    return state.refractory();
  }

  SynapticCurrent current(int population) {
    return currents[population];
  }
}
