package chaoscast.esn.online;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.FeatureStream;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.core.training.Target;
import java.util.Arrays;

/// Goes on training a readout while the system runs, by recursive least squares with forgetting.
///
/// Each true state corrects the forecast before it, then drives the reservoir: itself, or in FORCE
/// style the network's own forecast, so that the readout learns at the states it will see in a closed
/// loop. Not thread-safe.
///
///     var training = new OnlineTraining(surrogate, new OnlineTraining.Settings(1e-3, 0.999, false));
///     double error = training.observe(state);
///     Surrogate adapted = training.surrogate();
///
/// Source: D. Sussillo, L. F. Abbott, Neuron 63 (2009) 544, doi:10.1016/j.neuron.2009.07.018.
public final class OnlineTraining {
  private final ReadoutSurrogate start;
  private final Settings settings;
  private final FeatureStream stream;
  private final TaughtReadout readout;
  private final DenseMatrix input;
  private final DenseMatrix features;
  private final DenseMatrix output;
  private final DenseMatrix target;
  private boolean running;

  /// @param ridge      β > 0: the greater, the more slowly the weights leave those of the start
  /// @param forgetting λ in (0, 1]: a sample n steps old counts λⁿ
  /// @param force      whether the network's own forecast drives the reservoir
  public record Settings(double ridge, double forgetting, boolean force) {}

  /// @param start what to go on from, in its own units; not modified
  public OnlineTraining(ReadoutSurrogate start, Settings settings) {
    this.start = start;
    this.settings = settings;
    int dimension = start.dimension();
    DenseMatrix weights =
        DenseMatrix.of(start.weights(), dimension, start.featureMap().featureCount());
    stream = start.featureMap().start(1);
    readout = new RecursiveLeastSquares(weights, settings.ridge(), settings.forgetting());
    input = DenseMatrix.zeros(dimension, 1);
    features = DenseMatrix.zeros(weights.columns(), 1);
    output = DenseMatrix.zeros(dimension, 1);
    target = DenseMatrix.zeros(dimension, 1);
  }

  /// Drives the reservoir without learning, until what it started from is forgotten.
  ///
  /// @param state the next true state; not modified
  public void warmUp(double[] state) {
    requireState(state);
    drive(state, false);
  }

  /// @param state the next true state; not modified
  /// @return ‖x̂ − x‖ of the forecast made before the correction; 0 for the first state
  public double observe(double[] state) {
    requireState(state);
    double square = running ? correct(state) : 0;
    drive(state, settings.force() && running);
    return Math.sqrt(square);
  }

  private void requireState(double[] state) {
    if (state.length != input.rows() || !Trajectory.isFinite(state)) {
      throw new InputException(
          "a state must be %d finite numbers but was %s"
              .formatted(input.rows(), Arrays.toString(state)));
    }
  }

  private void drive(double[] state, boolean byForecast) {
    for (int variable = 0; variable < state.length; variable++) {
      input.set(variable, 0, byForecast ? forecast(variable) : state[variable]);
    }
    stream.advance(input, features);
    readout.emit(features, output);
    running = true;
  }

  private double correct(double[] state) {
    double square = 0;
    for (int variable = 0; variable < state.length; variable++) {
      square += Math.pow(forecast(variable) - state[variable], 2);
      target.set(variable, 0, state[variable] - base(variable));
    }
    readout.learn(target);
    readout.emit(features, output);
    return square;
  }

  private double forecast(int variable) {
    return base(variable) + output.get(variable, 0);
  }

  /// What the readout's output is added to.
  private double base(int variable) {
    return start.target() == Target.INCREMENT ? input.get(variable, 0) : 0;
  }

  /// @return a surrogate with the weights of now
  public ReadoutSurrogate surrogate() {
    return start.withWeights(readout.weights().copy());
  }
}
