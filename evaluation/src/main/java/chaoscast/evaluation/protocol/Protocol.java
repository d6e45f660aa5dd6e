package chaoscast.evaluation.protocol;

import static chaoscast.core.Requirements.requireAtLeast;
import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.InputException;
import chaoscast.core.options.Meaning;
import chaoscast.core.scaling.ScalingKind;

/// What is measured, by which convention.
///
/// The first `trainSteps` states train. Start k = 0 … starts − 1 is state number
/// trainSteps + k · spacing: the last one that is observed. The **forecast horizon** of a start is
/// Δt × the number of consecutive predicted steps, counted from the first, whose error is at most
/// `threshold`; a start that is still valid after `maxSteps` is counted as censored.
///
/// @param name       the name it is known by
/// @param timeStep   Δt > 0 in the system's time unit
/// @param trainSteps number of training states, ≥ 2
/// @param starts     number of forecasts, ≥ 1
/// @param spacing    steps between starts, ≥ 1
/// @param maxSteps   length of every forecast in steps, ≥ 1
/// @param warmUp     states observed before each forecast; 0 leaves it to the surrogate
/// @param threshold  greatest valid error, > 0
/// @param error      how the error is measured
/// @param scaling    units that surrogates are trained in
public record Protocol(
    String name,
    @Meaning("time step, > 0") double timeStep,
    @Meaning("training states, ≥ 2") int trainSteps,
    @Meaning("number of forecasts, ≥ 1") int starts,
    @Meaning("steps between starts, ≥ 1") int spacing,
    @Meaning("steps of each forecast, ≥ 1") int maxSteps,
    @Meaning("observed states before a forecast; 0: the surrogate's own") int warmUp,
    @Meaning("greatest valid error, > 0") double threshold,
    @Meaning("relative error in scaled units, or nrmse in the system's own") ErrorKind error,
    @Meaning("units that surrogates are trained in") ScalingKind scaling) {

  public Protocol {
    requirePositive("dt", timeStep);
    requireAtLeast("train-steps", 2, trainSteps);
    requireAtLeast("starts", 1, starts);
    requireAtLeast("spacing", 1, spacing);
    requireAtLeast("max-steps", 1, maxSteps);
    requireAtLeast("warm-up", 0, warmUp);
    requirePositive("threshold", threshold);
    long states = trainSteps + (starts - 1L) * spacing + maxSteps + 1L;
    if (states > Integer.MAX_VALUE) {
      throw new InputException(
          "train-steps + (starts − 1) × spacing + max-steps + 1 must be ≤ %d but was %d"
              .formatted(Integer.MAX_VALUE, states));
    }
    if (warmUp > trainSteps + 1L) {
      throw new InputException(
          "warm-up must be ≤ train-steps + 1 = %d but was %d".formatted(trainSteps + 1L, warmUp));
    }
  }

  /// @param newName the name it is known by
  public Protocol withName(String newName) {
    return new Protocol(
        newName, timeStep, trainSteps, starts, spacing, maxSteps, warmUp, threshold, error,
        scaling);
  }

  /// @param newTimeStep Δt > 0; numbers of steps stay what they are
  public Protocol withTimeStep(double newTimeStep) {
    return new Protocol(
        name, newTimeStep, trainSteps, starts, spacing, maxSteps, warmUp, threshold, error,
        scaling);
  }

  /// @param newTrainSteps number of training states, ≥ 2
  public Protocol withTrainSteps(int newTrainSteps) {
    return new Protocol(
        name, timeStep, newTrainSteps, starts, spacing, maxSteps, warmUp, threshold, error,
        scaling);
  }

  /// @param newStarts number of forecasts, ≥ 1
  public Protocol withStarts(int newStarts) {
    return new Protocol(
        name, timeStep, trainSteps, newStarts, spacing, maxSteps, warmUp, threshold, error,
        scaling);
  }

  /// @param newSpacing steps between starts, ≥ 1
  public Protocol withSpacing(int newSpacing) {
    return new Protocol(
        name, timeStep, trainSteps, starts, newSpacing, maxSteps, warmUp, threshold, error,
        scaling);
  }

  /// @param newMaxSteps length of every forecast in steps, ≥ 1
  public Protocol withMaxSteps(int newMaxSteps) {
    return new Protocol(
        name, timeStep, trainSteps, starts, spacing, newMaxSteps, warmUp, threshold, error,
        scaling);
  }

  /// @param newWarmUp states observed before each forecast; 0: the surrogate's own number
  public Protocol withWarmUp(int newWarmUp) {
    return new Protocol(
        name, timeStep, trainSteps, starts, spacing, maxSteps, newWarmUp, threshold, error,
        scaling);
  }

  /// @param newThreshold greatest valid error, > 0
  public Protocol withThreshold(double newThreshold) {
    return new Protocol(
        name, timeStep, trainSteps, starts, spacing, maxSteps, warmUp, newThreshold, error,
        scaling);
  }

  /// @param newError how the error is measured
  public Protocol withError(ErrorKind newError) {
    return new Protocol(
        name, timeStep, trainSteps, starts, spacing, maxSteps, warmUp, threshold, newError,
        scaling);
  }

  /// @param newScaling units that surrogates are trained in
  public Protocol withScaling(ScalingKind newScaling) {
    return new Protocol(
        name, timeStep, trainSteps, starts, spacing, maxSteps, warmUp, threshold, error,
        newScaling);
  }

  /// @param k index of a start
  /// @return the index of the last state that is observed before that forecast
  public int start(int k) {
    return trainSteps + k * spacing;
  }

  /// @return the number of states of truth that the protocol needs
  public long requiredSteps() {
    return trainSteps + (starts - 1L) * spacing + maxSteps + 1L;
  }
}
