package chaoscast.esn.reward;

import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.esn.online.OnlineReadout;
import chaoscast.esn.online.RecursiveLeastSquares;
import chaoscast.esn.online.RewardedReadout;
import chaoscast.esn.online.TaughtReadout;
import java.util.Arrays;

/// A forecaster that only learns how wrong it was: e = ‖h(z) − h(x_{t+1})‖², beside one that learns the next state.
///
/// The network is fed the true states x_t, scaled into [−1, 1], and z is its forecast of the next. On the first
/// four fifths of the trajectory it learns, on the rest its weights are frozen: errors of single steps, and how
/// long it stays near when it runs on its own output. Nothing is published of this; settings are those of the
/// published tasks but for the leak.
///
/// @param algorithm   how the readout learns; [Algorithm#RLS] receives x_{t+1} whatever h is
/// @param observation h
/// @param network     nodes, density, gain, leak and noise; its trials do not count
/// @param passes      times that the training part is gone through, ≥ 1
public record ForecastStudy(
    Algorithm algorithm, Observation observation, NetworkOptions network, int passes) {
  private static final int TAUGHT_PERIOD = 10;
  private static final double RIDGE = 10;
  private static final int STARTS = 20;
  private static final double THRESHOLD = 0.4;

  public ForecastStudy {
    Requirements.requireAtLeast("passes", 1, passes);
  }

  /// @param spread       root mean square of ‖z − x_{t+1}‖ in standard deviations of x
  /// @param stepError    root mean square of ‖z − x_{t+1}‖ over that of ‖x_{t+1} − x_t‖: below 1 it is better than
  ///                     persistence
  /// @param observedError the same of h(z) and h(x): what a rewarded learner is judged by
  /// @param horizons     of free runs from 20 starts, time units, rising: until the error exceeds 0.4 standard
  ///                     deviations
  public record Result(
      double spread, double stepError, double observedError, double[] horizons) {
    public double medianHorizon() {
      return (horizons[(horizons.length - 1) / 2] + horizons[horizons.length / 2]) / 2;
    }
  }

  /// @param trajectory at least 1000 states
  public Result run(Trajectory trajectory, Seed seed, Progress progress) {
    Requirements.requireAtLeast("states of the trajectory", 1000, trajectory.steps());
    return new Run(TargetCurve.of(trajectory), trajectory.timeStep(), seed).run(progress);
  }

  private final class Run {
    private final int dimension;
    private final double[] states;
    private final int steps;
    private final int training;
    private final double timeStep;
    private final RateNetwork rates;
    private final OnlineReadout readout;
    private final DenseMatrix input;
    private final DenseMatrix output;
    private final DenseMatrix target;

    Run(TargetCurve scaled, double timeStep, Seed seed) {
      dimension = scaled.dimension();
      states = scaled.points();
      steps = states.length / dimension;
      training = steps / 5 * 4;
      this.timeStep = timeStep;
      rates = new RateNetwork(network, dimension, seed);
      int nodes = network.nodes();
      var task = new LearningTask.Drawing(scaled);
      ExplorationOptions exploration = ExplorationOptions.published(task, algorithm);
      readout =
          switch (algorithm) {
            case RLS -> new RecursiveLeastSquares(DenseMatrix.zeros(dimension, nodes), RIDGE, 1);
            case RMHL -> new RewardModulatedHebbian(dimension, nodes, exploration, seed);
            case SUPERTREX ->
                new Supertrex(
                    dimension, nodes, exploration, MasteryOptions.published(task), seed);
          };
      input = DenseMatrix.zeros(dimension, 1);
      output = DenseMatrix.zeros(dimension, 1);
      target = DenseMatrix.zeros(dimension, 1);
    }

    Result run(Progress progress) {
      long all = (long) passes * (training - 1);
      for (int pass = 0; pass < passes; pass++) {
        for (int step = 0; step + 1 < training; step++) {
          learn(step);
          if (step % 1000 == 0) {
            progress.at("learn", (long) pass * (training - 1) + step, all);
          }
        }
      }
      return test();
    }

    private void learn(int step) {
      load(step, input);
      load(step + 1, target);
      rates.step(input, network.noise());
      readout.emit(rates.rates(), output);
      switch (readout) {
        case TaughtReadout taught -> {
          if (step % TAUGHT_PERIOD == 0) {
            taught.learn(target);
          }
        }
        case RewardedReadout rewarded -> rewarded.learn(observed(output, target));
      }
    }

    private Result test() {
      double error = 0;
      double observed = 0;
      double change = 0;
      double observedChange = 0;
      for (int step = training; step + 1 < steps; step++) {
        load(step, input);
        load(step + 1, target);
        forecast();
        error += distance(output, target);
        change += distance(input, target);
        observed += observed(output, target);
        observedChange += observed(input, target);
      }
      return new Result(
          Math.sqrt(error / (steps - 1 - training) / variance()), Math.sqrt(error / change),
          Math.sqrt(observed / observedChange), horizons());
    }

    private double[] horizons() {
      int room = (steps - training) / STARTS;
      double limit = THRESHOLD * THRESHOLD * variance();
      double[] horizons = new double[STARTS];
      for (int start = 0; start < STARTS; start++) {
        int first = training + start * room;
        for (int step = first; step < first + room / 2; step++) {
          load(step, input);
          forecast();
        }
        int step = first + room / 2;
        int free = 0;
        while (step + free < first + room) {
          load(step + free, target);
          if (!(distance(output, target) <= limit)) {
            break;
          }
          free++;
          input.copyRows(0, output);
          forecast();
        }
        horizons[start] = free * timeStep;
      }
      Arrays.sort(horizons);
      return horizons;
    }

    private void forecast() {
      rates.step(input, 0);
      Kernels.best().multiply(readout.weights(), rates.rates(), output);
    }

    private void load(int step, DenseMatrix column) {
      for (int k = 0; k < dimension; k++) {
        column.set(k, 0, states[step * dimension + k]);
      }
    }

    private double variance() {
      double variance = 0;
      for (int k = 0; k < dimension; k++) {
        double mean = 0;
        double square = 0;
        for (int step = 0; step < steps; step++) {
          double value = states[step * dimension + k];
          mean += value / steps;
          square += value * value / steps;
        }
        variance += square - mean * mean;
      }
      return variance;
    }

    private double observed(DenseMatrix first, DenseMatrix second) {
      double sum = 0;
      for (int k = 0; k < dimension; k++) {
        double difference = observation.of(first, k) - observation.of(second, k);
        sum += difference * difference;
      }
      return sum;
    }

    private static double distance(DenseMatrix first, DenseMatrix second) {
      double sum = 0;
      for (int k = 0; k < first.rows(); k++) {
        double difference = first.get(k, 0) - second.get(k, 0);
        sum += difference * difference;
      }
      return sum;
    }
  }
}
