package chaoscast.core.training;

import chaoscast.core.Rollout;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.Block;

/// The lanes of a [ReadoutSurrogate] at work.
///
/// A forecast enters the memory only when the next one is asked for, so that a true state observed in
/// between takes its place.
final class ReadoutRollout implements Rollout {
  private final int dimension;
  private final int lanes;
  private final FeatureStream stream;
  private final Block weights;
  private final Target target;
  private final ReadoutSurrogate.Precision precision;
  private final Block states;
  private final Block features;
  private final Block prediction;
  private boolean observed;
  private boolean fedBack;

  ReadoutRollout(
      FeatureMap map,
      Block weights,
      Target target,
      ReadoutSurrogate.Precision precision,
      int lanes) {
    this.dimension = map.dimension();
    this.lanes = lanes;
    this.stream = map.start(lanes);
    this.weights = weights;
    this.target = target;
    this.precision = precision;
    this.states = Block.zeros(dimension, lanes);
    this.features = Block.zeros(map.featureCount(), lanes);
    this.prediction = Block.zeros(dimension, lanes);
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void observe(double[] observation) {
    Observations.requireLength(observation, lanes, dimension);
    Observations.requireFinite(observation, dimension);
    for (int lane = 0; lane < lanes; lane++) {
      for (int variable = 0; variable < dimension; variable++) {
        states.set(variable, lane, observation[lane * dimension + variable]);
      }
    }
    precision.states().round(states);
    stream.advance(states, features);
    observed = true;
    fedBack = true;
  }

  @Override
  public void forecast(double[] forecast) {
    Observations.requireLength(forecast, lanes, dimension);
    if (!observed) {
      throw new IllegalStateException("a rollout must observe a state before it can forecast");
    }
    if (!fedBack) {
      stream.advance(states, features);
    }
    Arithmetic arithmetic = precision.readout();
    arithmetic.round(features);
    arithmetic.multiply(weights, features, prediction);
    for (int variable = 0; variable < dimension; variable++) {
      for (int lane = 0; lane < lanes; lane++) {
        double output = prediction.get(variable, lane);
        if (target == Target.INCREMENT) {
          output = arithmetic.round(states.get(variable, lane) + output);
        }
        output = precision.states().round(output);
        states.set(variable, lane, output);
        forecast[lane * dimension + variable] = output;
      }
    }
    fedBack = false;
  }
}
