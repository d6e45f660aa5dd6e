package chaoscast.esn.reservoir;

import chaoscast.core.Rollout;
import chaoscast.core.linalg.FloatKernels;
import chaoscast.core.training.Observations;
import chaoscast.core.training.Target;
import chaoscast.esn.options.Activation;
import java.util.Arrays;
import java.util.List;

/// The lanes of a [FloatNetwork] at work, in batches of as many lanes as the longest vector has; a
/// single lane has kernels of its own.
///
/// A state enters the memory only when the next one comes or is asked for, so that a true state observed
/// after a forecast takes its place.
final class FloatRollout implements Rollout {
  private final FloatNetwork network;
  private final Target target;
  private final int lanes;
  private final FloatKernels kernels = new FloatKernels();
  private final float[] features;
  private final float[] prediction;
  private final Batch[] batches;
  private float[] spare;
  private boolean observed;
  private boolean pending;

  FloatRollout(FloatNetwork network, Target target, int lanes) {
    this.network = network;
    this.target = target;
    this.lanes = lanes;
    int width = lanes == 1 ? 1 : FloatKernels.WIDTH;
    batches = new Batch[Math.ceilDiv(lanes, width)];
    Arrays.setAll(
        batches, i -> new Batch(width, i * width, Math.min(lanes - i * width, width)));
    features = new float[FloatKernels.length(network.left().length, width)];
    prediction = new float[FloatKernels.length(network.dimension(), width)];
    spare = atRest(width);
  }

  /// @return (r, x, 1) with r = 0, and whole vectors past its end
  private float[] atRest(int width) {
    int columns = network.reservoir().inputs() + network.nodes() + 1;
    float[] inputs = new float[FloatKernels.length(columns, width)];
    Arrays.fill(inputs, (columns - 1) * width, columns * width, 1);
    return inputs;
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void observe(double[] observation) {
    Observations.requireLength(observation, lanes, network.dimension());
    Observations.requireFinite(observation, network.dimension());
    for (Batch batch : batches) {
      if (pending) {
        batch.advance();
      }
      batch.observe(observation);
    }
    observed = true;
    pending = true;
  }

  @Override
  public void forecast(double[] forecast) {
    Observations.requireLength(forecast, lanes, network.dimension());
    if (!observed) {
      throw new IllegalStateException("a rollout must observe a state before it can forecast");
    }
    for (Batch batch : batches) {
      batch.advance();
      batch.forecast(forecast);
    }
    pending = false;
  }

  /// Some lanes.
  private final class Batch {
    private final int width;
    private final int first;
    private final int count;
    private final float[] states;
    private float[] current;

    /// @param width lanes with their padding
    /// @param first its first lane
    /// @param count number of lanes
    Batch(int width, int first, int count) {
      this.width = width;
      this.first = first;
      this.count = count;
      states = new float[network.dimension() * width];
      current = atRest(width);
    }

    void observe(double[] observation) {
      for (int lane = 0; lane < count; lane++) {
        for (int i = 0; i < network.dimension(); i++) {
          states[i * width + lane] = (float) observation[(first + lane) * network.dimension() + i];
        }
      }
    }

    void advance() {
      Reservoir reservoir = network.reservoir();
      int count = network.nodes() * width;
      float[] next = spare;
      kernels.multiply(network.drive(), takeIn(current), next, width);
      if (reservoir.activation() == Activation.TANH) {
        kernels.tanh(next, FloatKernels.length(network.nodes(), width));
      }
      if (reservoir.leakRate() < 1) {
        kernels.leak(1 - (float) reservoir.leakRate(), current, next, count);
      }
      kernels.products(network.left(), network.right(), takeIn(next), features, width);
      spare = current;
      current = next;
    }

    /// Puts (x, 1) behind r, where whole vectors of nodes may have gone over it.
    private float[] takeIn(float[] inputs) {
      int place = network.nodes() * width;
      List<Integer> variables = network.reservoir().observed().indices();
      for (int i = 0; i < variables.size(); i++) { // an iterator may be left on the heap
        System.arraycopy(states, variables.get(i) * width, inputs, place, width);
        place += width;
      }
      Arrays.fill(inputs, place, place + width, 1);
      return inputs;
    }

    /// Forecasts from the features that [#advance] has just computed.
    void forecast(double[] forecast) {
      kernels.multiply(network.weights(), features, prediction, width);
      for (int i = 0; i < network.dimension(); i++) {
        for (int lane = 0; lane < count; lane++) {
          float output = prediction[i * width + lane];
          if (target == Target.INCREMENT) {
            output += states[i * width + lane];
          }
          states[i * width + lane] = output;
          forecast[(first + lane) * network.dimension() + i] = output;
        }
      }
    }
  }
}
