package chaoscast.core;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.driven.InputFeed;
import chaoscast.core.files.ModelFile;
import chaoscast.core.flow.Flow;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Fit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A trained stand-in for a dynamical system. Immutable, and safe for use by several threads.
///
///     Surrogate surrogate = provider.trainer(Map.of("degree", "4"), new Seed(1)).train(data, Progress.NONE);
///     Forecast forecast = surrogate.forecast(truth.slice(0, 100), 500);
public interface Surrogate {
  /// @return settings, units, number formats, remarks and what it was trained on
  ModelHeader header();

  /// @param header of a surrogate of the same provider and time step
  /// @return the same surrogate that says this of itself
  Surrogate withHeader(ModelHeader header);

  /// @return the number of observed variables
  int dimension();

  /// @return the name of the provider that made it, such as `d2r2`
  default String provider() {
    return header().provider();
  }

  /// @return every setting by name, in the provider's order
  default Map<String, String> settings() {
    return header().settings();
  }

  /// @return the time between two states
  default double timeStep() {
    return header().timeStep();
  }

  /// @return how many true states a rollout should observe before its first forecast, ≥ 1
  default int warmUp() {
    return header().warmUp();
  }

  /// @return what its user should know before trusting its forecasts, most often nothing
  default List<Remark> remarks() {
    return header().remarks();
  }

  /// @return the surrogate that takes and gives the units it was trained in, for what looks into it; itself
  ///     if these are the system's. [ModelHeader#scaling] leads there
  default Surrogate inOwnUnits() {
    return this;
  }

  /// @return names of what drives it from outside, most often none; a rollout must be given their values
  default List<String> inputs() {
    return header().inputs();
  }

  /// @return the samples of its inputs about the present one that its rollouts make use of
  default InputWindow inputWindow() {
    return InputWindow.NOW;
  }

  /// @return what one closed-loop step costs
  Cost cost();

  /// @return how the fit went, if the surrogate came from a regression in this process
  Optional<Fit> fit();

  /// @param arithmetic the number format to compute in
  /// @param scope      which part of the surrogate computes in it
  /// @return a surrogate with the same weights, rounded, that rounds where the paper's runs do
  Surrogate inPrecision(Arithmetic arithmetic, Scope scope);

  /// Writes what it has learned: what [SurrogateProvider#read] needs besides the header, which
  /// [Surrogates#write] puts beside it. Names of entries are its own but those that the header uses.
  ///
  /// @param file modified
  void write(ModelFile file);

  /// @param lanes number of independent runs, ≥ 1
  /// @return a rollout whose lanes have observed nothing yet
  Rollout startRollout(int lanes);

  /// Writes the surrogate out as polynomials of the observed state, if its kind can be.
  ///
  /// @param expansion how far; what is a polynomial anyway is exact up to that degree
  /// @return polynomials in the units that it takes and gives; empty if its kind has none
  default Optional<Polynomials> polynomials(Expansion expansion) {
    return Optional.empty();
  }

  /// The closed loop as a map from one state to the next, with its derivative: what smoothing, Lyapunov
  /// exponents and refinement need of a model.
  ///
  /// @return a new map for one thread, in the units that it takes and gives; empty if its kind remembers more
  ///     than the present state, has no derivative or computes in a reduced number format
  default Optional<Flow> flow() {
    return Optional.empty();
  }

  /// How well the parameters of [#flow] are known, where they were estimated together with how well.
  ///
  /// @return their covariance in the flow's order, row-major; empty if it is not known
  default Optional<double[]> flowCovariance() {
    return Optional.empty();
  }

  /// Observes the last [#warmUp] states of the past, then predicts.
  ///
  /// @param past  true states up to the start, at least [#warmUp] of them; its inputs, if the surrogate has any,
  ///              go on behind them up to the last predicted state but one
  /// @param steps number of steps to predict, ≥ 0
  /// @throws InputException if dimension, time step or length of the past do not fit
  default Forecast forecast(Trajectory past, int steps) {
    Requirements.requireAtLeast("steps", 0, steps);
    requireLike(past);
    if (past.steps() < warmUp()) {
      throw new InputException(
          "the past must have ≥ %d steps to warm %s up but has %d"
              .formatted(warmUp(), provider(), past.steps()));
    }
    requireInputs(past, steps);
    Rollout rollout = startRollout(1);
    InputFeed feed = InputFeed.of(this, rollout);
    for (int step = past.steps() - warmUp(); step < past.steps(); step++) {
      drive(feed, past, step);
      rollout.observe(past.state(step));
    }
    int longest = (Integer.MAX_VALUE - 8) / dimension();
    if (steps > longest) {
      throw new InputException(
          "steps must be ≤ %d, as many as fit into one trajectory, but was %d"
              .formatted(longest, steps));
    }
    SizeLimit.requireMemory("steps", steps, n -> 3.0 * Double.BYTES * n * dimension());
    double[] predicted = new double[steps * dimension()];
    double[] state = new double[dimension()];
    int done = 0;
    while (done < steps) {
      drive(feed, past, past.steps() - 1 + done);
      rollout.forecast(state);
      if (!Trajectory.isFinite(state)) {
        break;
      }
      System.arraycopy(state, 0, predicted, done * dimension(), dimension());
      done++;
    }
    Outcome outcome = done == steps ? new Outcome.Completed() : new Outcome.Diverged(done);
    Trajectory trajectory =
        Trajectory.of(Arrays.copyOf(predicted, done * dimension()), dimension(), timeStep())
            .withNames(past.names())
            .withStartTime(past.time(past.steps()));
    return new Forecast(trajectory, outcome);
  }

  private static void drive(InputFeed feed, Trajectory past, int step) {
    if (feed.isNeeded()) {
      feed.lane(0, past.inputs().orElseThrow(), step);
      feed.give();
    }
  }

  /// @throws InputException if inputs of the surrogate are not known for a forecast, naming the first step
  private void requireInputs(Trajectory past, int steps) {
    int future = past.inputs().map(all -> all.steps() - past.steps()).orElse(0);
    if (!inputs().isEmpty() && future < steps - 1) {
      throw new InputException(
          "the inputs %s must be known for %d steps after the last observed state but are missing from step %d, t = %s, on"
              .formatted(
                  String.join(", ", inputs()), steps - 1, future + 1,
                  past.time(past.steps() + future)));
    }
  }

  /// @throws InputException if the data's dimension, inputs or time step are not this surrogate's
  default void requireLike(Trajectory data) {
    if (data.dimension() != dimension()) {
      throw new InputException(
          "data for this %s must have dimension %d but has %d"
              .formatted(provider(), dimension(), data.dimension()));
    }
    if (!inputs().isEmpty() && !data.inputNames().equals(inputs())) {
      throw new InputException(
          "data for this %s must have the inputs %s (--inputs) but %s"
              .formatted(
                  provider(),
                  String.join(", ", inputs()),
                  data.inputs().isEmpty() ? "have none"
                      : "have " + String.join(", ", data.inputNames())));
    }
    if (Math.abs(data.timeStep() - timeStep()) > 1e-9 * timeStep()) {
      throw new InputException(
          "data for this %s must have time step %s but has %s"
              .formatted(provider(), timeStep(), data.timeStep()));
    }
  }
}
