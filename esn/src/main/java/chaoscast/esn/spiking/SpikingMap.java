package chaoscast.esn.spiking;

import chaoscast.core.Cost;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.FeatureStream;

/// The constant, the state and the filtered spikes of a spiking reservoir: φ = (1, x, r).
///
/// In a narrow format stored numbers are rounded, and so are potentials, currents and filtered spikes after
/// every state; Euler steps between two states run in binary64.
final class SpikingMap implements FeatureMap {
  private final SpikingReservoir reservoir;
  private final Arithmetic arithmetic;

  SpikingMap(SpikingReservoir reservoir) {
    this(reservoir, Arithmetic.BINARY64);
  }

  private SpikingMap(SpikingReservoir reservoir, Arithmetic arithmetic) {
    this.reservoir = reservoir;
    this.arithmetic = arithmetic;
  }

  SpikingReservoir reservoir() {
    return reservoir;
  }

  @Override
  public int dimension() {
    return reservoir.dimension();
  }

  @Override
  public int featureCount() {
    return 1 + reservoir.dimension() + reservoir.nodes();
  }

  /// Of Euler steps and input; what spikes cost depends on how many there are, and is left out.
  @Override
  public Cost cost() {
    long nodes = reservoir.nodes();
    long updates = nodes * reservoir.steps();
    long parameters = reservoir.input().length + nodes + reservoir.network().synapses();
    long bytes = 5 * nodes * Double.BYTES * reservoir.steps();
    return new Cost(
        parameters, featureCount(), 8 * updates + reservoir.input().length, updates, bytes);
  }

  @Override
  public FeatureStream start(int lanes) {
    return new SpikingStream(reservoir, arithmetic, lanes);
  }

  @Override
  public FeatureMap inPrecision(Arithmetic format) {
    return new SpikingMap(reservoir.map(format::round), format);
  }

  @Override
  public void write(ModelFile group) {
    reservoir.write(group);
  }

  static SpikingMap read(ModelFile group) {
    return new SpikingMap(SpikingReservoir.read(group));
  }
}
