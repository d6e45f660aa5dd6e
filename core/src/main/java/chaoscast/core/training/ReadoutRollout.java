package chaoscast.core.training;

import chaoscast.core.LaneMemory;
import chaoscast.core.Rollout;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Precision;
import chaoscast.core.linalg.DenseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The lanes of a [ReadoutSurrogate] at work, in batches whose features stay in the cache: a batch goes
/// all the way from states to prediction before the next one starts.
///
/// A state enters the memory only when the next one comes or is asked for, so that a true state observed
/// after a forecast takes its place.
final class ReadoutRollout implements Rollout {
  /// Features of a batch: with what leads to them and the readout, half of a common second-level cache.
  private static final int BATCH_VALUES = 1 << 16;

  /// Lanes of a batch are a multiple of the longest vector.
  private static final int VECTOR = 8;

  private final int dimension;
  private final int lanes;
  private final DenseMatrix weights;
  private final Target target;
  private final Precision precision;
  private final Batch[] batches;
  private Pending pending = Pending.NOTHING;

  /// What the memory has not taken in yet: a state that was observed will be; one that was forecast
  /// will be, unless another is observed first.
  private enum Pending {
    NOTHING,
    OBSERVED,
    FORECAST
  }

  ReadoutRollout(
      FeatureMap map,
      DenseMatrix weights,
      Target target,
      Precision precision,
      int lanes) {
    this.dimension = map.dimension();
    this.lanes = lanes;
    this.weights = weights;
    this.target = target;
    this.precision = precision;
    int most = Math.max(VECTOR, BATCH_VALUES / map.featureCount() / VECTOR * VECTOR);
    int[] counts = new int[Math.ceilDiv(lanes, most)];
    Arrays.setAll(counts, i -> Math.min(most, lanes - i * most));
    FeatureStream[] streams = map.start(counts);
    batches = new Batch[counts.length];
    DenseMatrix features = null;
    for (int i = 0; i < counts.length; i++) {
      if (features == null || features.columns() != counts[i]) {
        features = DenseMatrix.zeros(map.featureCount(), counts[i]);
      }
      batches[i] = new Batch(streams[i], features, i * most);
    }
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void observe(double[] observation) {
    Observations.requireLength(observation, lanes, dimension);
    Observations.requireFinite(observation, dimension);
    for (Batch batch : batches) {
      if (pending == Pending.OBSERVED) {
        batch.advance();
      }
      batch.observe(observation);
    }
    pending = Pending.OBSERVED;
  }

  @Override
  public void forecast(double[] forecast) {
    Observations.requireLength(forecast, lanes, dimension);
    if (pending == Pending.NOTHING) {
      throw new IllegalStateException("a rollout must observe a state before it can forecast");
    }
    for (Batch batch : batches) {
      batch.forecast(forecast);
    }
    pending = Pending.FORECAST;
  }

  /// Some lanes.
  private final class Batch {
    private final int first;
    private final int count;
    private final FeatureStream stream;
    private final DenseMatrix features;
    private final DenseMatrix states;
    private final DenseMatrix prediction;

    /// @param features of the batch that is at work, whichever it is
    /// @param first    its first lane
    Batch(FeatureStream stream, DenseMatrix features, int first) {
      this.stream = stream;
      this.features = features;
      this.first = first;
      count = features.columns();
      states = DenseMatrix.zeros(dimension, count);
      prediction = DenseMatrix.zeros(dimension, count);
    }

    void observe(double[] observation) {
      for (int lane = 0; lane < count; lane++) {
        for (int variable = 0; variable < dimension; variable++) {
          states.set(variable, lane, observation[(first + lane) * dimension + variable]);
        }
      }
      precision.states().round(states);
    }

    void advance() {
      stream.advance(states, features);
    }

    void forecast(double[] forecast) {
      Arithmetic arithmetic = precision.readout();
      if (arithmetic.isExact()) {
        stream.advance(states, weights, features, prediction);
      } else {
        advance();
        arithmetic.round(features);
        arithmetic.multiply(weights, features, prediction);
      }
      for (int variable = 0; variable < dimension; variable++) {
        for (int lane = 0; lane < count; lane++) {
          double output = prediction.get(variable, lane);
          if (target == Target.INCREMENT) {
            output = arithmetic.round(states.get(variable, lane) + output);
          }
          output = precision.states().round(output);
          states.set(variable, lane, output);
          forecast[(first + lane) * dimension + variable] = output;
        }
      }
    }
  }

  /// The last forecast, which is the next input, and what the features remember from before it.
  @Override
  public Optional<LaneMemory> memory() {
    var inner = new ArrayList<LaneMemory>();
    for (Batch batch : batches) {
      batch.stream.memory().ifPresent(inner::add);
    }
    return inner.size() == batches.length
        ? Optional.of(new StateAndMemory(inner))
        : Optional.empty();
  }

  /// The states first, then the feature streams' memory.
  private final class StateAndMemory implements LaneMemory {
    private final List<LaneMemory> inner;

    /// @param inner one a batch
    StateAndMemory(List<LaneMemory> inner) {
      this.inner = inner;
    }

    @Override
    public int size() {
      return dimension + inner.getFirst().size();
    }

    @Override
    public void read(int lane, double[] target, int position) {
      requireForecast();
      int batch = lane / batches[0].count;
      int own = lane - batches[batch].first;
      for (int variable = 0; variable < dimension; variable++) {
        target[position + variable] = batches[batch].states.get(variable, own);
      }
      inner.get(batch).read(own, target, position + dimension);
    }

    @Override
    public void set(int lane, double[] source, int position) {
      requireForecast();
      int batch = lane / batches[0].count;
      int own = lane - batches[batch].first;
      for (int variable = 0; variable < dimension; variable++) {
        batches[batch].states.set(variable, own, source[position + variable]);
      }
      inner.get(batch).set(own, source, position + dimension);
    }

    private void requireForecast() {
      if (pending != Pending.FORECAST) {
        throw new IllegalStateException("the memory of a rollout is told after a forecast");
      }
    }
  }
}
