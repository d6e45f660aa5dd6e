package chaoscast.esn.spiking;

import chaoscast.core.LaneMemory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.FeatureStream;
import java.util.Optional;

/// Spiking reservoirs, one a lane, from rest.
final class SpikingStream implements FeatureStream, LaneMemory {
  private final SpikingReservoir reservoir;
  private final Arithmetic arithmetic;
  private final SpikingSimulation[] simulations;
  private final double[][] filtered;
  /// What a spike in each Euler step still counts at the end of the state's time.
  private final double[] left;
  private final double forgotten;

  SpikingStream(SpikingReservoir reservoir, Arithmetic arithmetic, int lanes) {
    this.reservoir = reservoir;
    this.arithmetic = arithmetic;
    simulations = new SpikingSimulation[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      simulations[lane] =
          new SpikingSimulation(reservoir.network(), reservoir.timeStep(), EifStep.best());
    }
    filtered = new double[lanes][reservoir.network().slots()];
    double step = reservoir.timeStep() / reservoir.filter();
    left = new double[reservoir.steps()];
    for (int i = 0; i < left.length; i++) {
      left[i] = Math.exp(-step * (left.length - 1 - i));
    }
    forgotten = Math.exp(-step * left.length);
  }

  @Override
  public void advance(DenseMatrix states, DenseMatrix features) {
    for (int lane = 0; lane < simulations.length; lane++) {
      step(lane, states, features, lane);
    }
  }

  @Override
  public void sweep(DenseMatrix states, DenseMatrix features) {
    for (int column = 0; column < states.columns(); column++) {
      step(0, states, features, column);
    }
  }

  private void step(int lane, DenseMatrix states, DenseMatrix features, int column) {
    int dimension = reservoir.dimension();
    SpikingSimulation simulation = simulations[lane];
    double[] drive = simulation.drive();
    double[] input = reservoir.input();
    for (int node = 0; node < reservoir.nodes(); node++) {
      double sum = reservoir.bias()[node];
      for (int k = 0; k < dimension; k++) {
        sum = Math.fma(input[node * dimension + k], states.get(k, column), sum);
      }
      drive[reservoir.slot(node)] = sum;
    }
    double[] rates = filtered[lane];
    for (int slot = 0; slot < rates.length; slot++) {
      rates[slot] *= forgotten;
    }
    for (double share : left) {
      simulation.step();
      for (int s = 0; s < simulation.spikeCount(); s++) {
        rates[simulation.spike(s)] += share;
      }
    }
    if (!arithmetic.isExact()) {
      round(rates);
      round(simulation.potential());
      for (int p = 0; p < 2; p++) {
        round(simulation.current(p).decaying);
      }
    }
    features.set(0, column, 1);
    for (int k = 0; k < dimension; k++) {
      features.set(1 + k, column, states.get(k, column));
    }
    for (int node = 0; node < reservoir.nodes(); node++) {
      features.set(1 + dimension + node, column, rates[reservoir.slot(node)]);
    }
  }

  private void round(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = arithmetic.round(values[i]);
    }
  }

  @Override
  public Optional<LaneMemory> memory() {
    return Optional.of(this);
  }

  /// Filtered spikes, potentials, refractory steps and the currents of both populations.
  @Override
  public int size() {
    return 5 * reservoir.network().slots();
  }

  private double[][] parts(int lane) {
    SpikingSimulation simulation = simulations[lane];
    return new double[][] {
      filtered[lane],
      simulation.potential(),
      simulation.refractory(),
      simulation.current(0).decaying,
      simulation.current(1).decaying};
  }

  @Override
  public void read(int lane, double[] target, int position) {
    int place = position;
    for (double[] part : parts(lane)) {
      System.arraycopy(part, 0, target, place, part.length);
      place += part.length;
    }
  }

  @Override
  public void set(int lane, double[] source, int position) {
    int place = position;
    for (double[] part : parts(lane)) {
      System.arraycopy(source, place, part, 0, part.length);
      place += part.length;
    }
  }
}
