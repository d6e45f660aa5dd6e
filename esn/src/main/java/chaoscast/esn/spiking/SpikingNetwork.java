package chaoscast.esn.spiking;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Populations and the lists of whom each neuron drives. Immutable.
///
/// Neurons are numbered through all populations, each of which begins at a multiple of [#LANES], so that a
/// vector never holds neurons of two kinds. A list is sorted, so that targets of one population follow each
/// other.
public final class SpikingNetwork {
  static final int LANES = 8;

  private final List<Population> populations;
  private final int[] firsts;
  /// For each neuron and driven population where its targets begin; at last their number.
  final int[] starts;
  final int[] targets;
  /// J by driven and driving population.
  private final double[][] weights;

  private SpikingNetwork(
      List<Population> populations, int[] starts, int[] targets, double[][] weights) {
    this.populations = List.copyOf(populations);
    this.firsts = firsts(populations);
    this.starts = starts;
    this.targets = targets;
    this.weights = weights;
  }

  private static int[] firsts(List<Population> populations) {
    int[] firsts = new int[populations.size() + 1];
    for (int p = 0; p < populations.size(); p++) {
      firsts[p + 1] = firsts[p] + Math.ceilDiv(populations.get(p).size(), LANES) * LANES;
    }
    return firsts;
  }

  /// @param populations at least one
  /// @param projections row a, column b: from population b to population a
  /// @param seed        stream `esn/wiring` is drawn from
  public static SpikingNetwork draw(
      List<Population> populations, List<List<Projection>> projections, Seed seed) {
    int kinds = populations.size();
    if (kinds == 0 || projections.size() != kinds
        || projections.stream().anyMatch(row -> row.size() != kinds)) {
      throw new InputException(
          "projections must be one row and one column a population, %d, but were %s"
              .formatted(kinds, projections.stream().map(List::size).toList()));
    }
    int[] firsts = firsts(populations);
    int[] starts = new int[firsts[kinds] * kinds + 1];
    int[] targets = new int[1024];
    int count = 0;
    RandomGenerator random = seed.child("esn/wiring").generator();
    for (int b = 0; b < kinds; b++) {
      for (int slot = 0; slot < firsts[b + 1] - firsts[b]; slot++) {
        for (int a = 0; a < kinds; a++) {
          int place = (firsts[b] + slot) * kinds + a;
          if (slot < populations.get(b).size()) {
            int[] list = projections.get(a).get(b).targets(slot, random);
            Arrays.sort(list);
            targets = withRoom(targets, (long) count + list.length);
            for (int target : list) {
              targets[count++] = firsts[a] + target;
            }
          }
          starts[place + 1] = count;
        }
      }
    }
    double[][] weights = new double[kinds][kinds];
    for (int a = 0; a < kinds; a++) {
      for (int b = 0; b < kinds; b++) {
        weights[a][b] = projections.get(a).get(b).weight();
      }
    }
    return new SpikingNetwork(populations, starts, Arrays.copyOf(targets, count), weights);
  }

  /// What [#starts], [#targets] and the weights of another network were.
  ///
  /// @throws InputException if they are of no network of these populations
  static SpikingNetwork of(
      List<Population> populations, int[] starts, int[] targets, double[][] weights) {
    var network = new SpikingNetwork(populations, starts, targets, weights);
    network.requireWhole();
    return network;
  }

  /// @param sizes of the populations, ≥ 1
  /// @throws InputException if there is not one start for each slot and driven population, and one more
  static void requireSlots(int[] sizes, int[] starts) {
    long slots = 0;
    for (int size : sizes) {
      slots += Math.ceilDiv((long) size, LANES) * LANES;
    }
    if (starts.length != slots * sizes.length + 1) {
      throw new InputException(
          "starts must be %d for populations of %s but are %d"
              .formatted(slots * sizes.length + 1, Arrays.toString(sizes), starts.length));
    }
  }

  private void requireWhole() {
    int kinds = populations.size();
    requireSlots(populations.stream().mapToInt(Population::size).toArray(), starts);
    boolean whole = starts[0] == 0 && starts[starts.length - 1] == targets.length;
    for (int i = 0; i + 1 < starts.length && whole; i++) {
      whole = starts[i] <= starts[i + 1];
    }
    for (int i = 0; i + 1 < starts.length && whole; i++) {
      int driven = i % kinds;
      int end = firsts[driven] + populations.get(driven).size();
      for (int k = starts[i]; k < starts[i + 1] && whole; k++) {
        whole = targets[k] >= firsts[driven] && targets[k] < end;
      }
    }
    if (!whole) {
      throw new InputException(
          "starts must rise from 0 to the %d targets, each a neuron of its population, but do not"
              .formatted(targets.length));
    }
  }

  private static int[] withRoom(int[] targets, long count) {
    if (count > Integer.MAX_VALUE - 8) {
      throw new InputException(
          "a network must have fewer than 2147483640 synapses but has at least " + count);
    }
    return count <= targets.length
        ? targets
        : Arrays.copyOf(
            targets, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(count, 2L * targets.length)));
  }

  public List<Population> populations() {
    return populations;
  }

  /// @return number of the population's first neuron
  public int first(int population) {
    return firsts[population];
  }

  /// @return one more than the greatest number of a neuron
  public int slots() {
    return firsts[populations.size()];
  }

  public int neurons() {
    return populations.stream().mapToInt(Population::size).sum();
  }

  public int synapses() {
    return targets.length;
  }

  /// @param a driven population
  /// @param b driving population
  public double weight(int a, int b) {
    return weights[a][b];
  }

  /// @return how many synapses every neuron has, by its number
  public int[] inDegrees() {
    int[] degrees = new int[slots()];
    for (int target : targets) {
      degrees[target]++;
    }
    return degrees;
  }
}
