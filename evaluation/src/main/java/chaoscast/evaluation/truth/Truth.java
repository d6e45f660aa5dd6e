package chaoscast.evaluation.truth;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.extended.ExtendedModel;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.smoothing.ObservationNoise;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.evaluation.score.LaneForecaster;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What surrogates are trained on and held against under one protocol.
///
/// @param system     where it comes from
/// @param named      how it is divided
/// @param trajectory every observed state, training first
/// @param restarts   baselines that need the system itself: what the solver predicts when it is
///                   started again at a protocol's starts, by baseline name
/// @param more       of the same system, if it was generated here
/// @param division   which states train, and where forecasts start
/// @param observed   every state as surrogates see it, with the noise of observations if there is any
/// @param digits     every state with all its digits, where the truth was made in long arithmetic
public record Truth(
    SystemDescription system,
    NamedProtocol named,
    Trajectory trajectory,
    Map<String, HorizonScorer.Starter> restarts,
    Optional<RepeatableTruth> more,
    Division division,
    Trajectory observed,
    Optional<ExtendedTrajectory> digits) {

  /// Observed as it is.
  public Truth(
      SystemDescription system,
      NamedProtocol named,
      Trajectory trajectory,
      Map<String, HorizonScorer.Starter> restarts,
      Optional<RepeatableTruth> more,
      Division division) {
    this(system, named, trajectory, restarts, more, division, trajectory, Optional.empty());
  }

  /// One trajectory, divided as its protocol says.
  public Truth(
      SystemDescription system,
      NamedProtocol named,
      Trajectory trajectory,
      Map<String, HorizonScorer.Starter> restarts,
      Optional<RepeatableTruth> more) {
    this(
        system,
        named,
        trajectory,
        restarts,
        more,
        Division.of(named.protocol(), trajectory));
  }

  /// @throws InputException if the trajectory is shorter than the protocol needs, or sampled otherwise
  public Truth {
    Protocol protocol = named.protocol();
    restarts = Collections.unmodifiableMap(new LinkedHashMap<>(restarts));
    boolean one = division.pieces().size() == 1;
    if (one && trajectory.steps() < protocol.requiredSteps()) {
      throw new InputException(
          ("the data must have ≥ %d steps (train-steps %d + (starts %d − 1) × spacing %d + max-steps"
              + " %d + 1) but has %d")
              .formatted(
                  protocol.requiredSteps(),
                  protocol.trainSteps(),
                  protocol.starts(),
                  protocol.spacing(),
                  protocol.maxSteps(),
                  trajectory.steps()),
          "give fewer --starts, a smaller --max-steps, --spacing or --train-steps, or more rows");
    }
    if (Math.abs(trajectory.timeStep() - protocol.timeStep()) > 1e-9 * protocol.timeStep()) {
      throw new InputException(
          "the data must have the protocol's time step %s but has %s"
              .formatted(protocol.timeStep(), trajectory.timeStep()));
    }
  }

  /// @return the same data of a system that is known better
  public Truth withSystem(SystemDescription known) {
    return new Truth(known, named, trajectory, restarts, more, division, observed, digits);
  }

  /// @param source where the convention comes from, one line
  public Truth withSource(String source) {
    return withNamed(named.withSource(source));
  }

  /// @return the same, divided as before, under another convention
  public Truth withNamed(NamedProtocol other) {
    return new Truth(system, other, trajectory, restarts, more, division, observed, digits);
  }

  /// The same states, forecast from other starts.
  ///
  /// @param starts   the last observed state of each, rising
  /// @param protocol by which; number of starts and the least distance between two are taken from them
  /// @return with the restarts if all starts are among its own, without them otherwise
  public Truth startingAt(List<Integer> starts, Protocol protocol) {
    int spacing = protocol.maxSteps();
    for (int k = 1; k < starts.size(); k++) {
      spacing = k == 1 ? starts.get(1) - starts.get(0)
          : Math.min(spacing, starts.get(k) - starts.get(k - 1));
    }
    boolean known = division.starts().containsAll(starts);
    var again = new LinkedHashMap<String, HorizonScorer.Starter>();
    if (known) {
      restarts.forEach((name, starter) -> again.put(name, among(starter, starts)));
    }
    NamedProtocol fitted =
        named.with(protocol.withStarts(starts.size()).withSpacing(Math.max(1, spacing)));
    return new Truth(
        system, fitted, trajectory, again, more,
        division.startingAt(starts, protocol.trainSteps()), observed, digits);
  }

  /// @param noisy every state as surrogates are to see it
  Truth observedAs(Trajectory noisy) {
    return new Truth(system, named, trajectory, restarts, more, division, noisy, digits);
  }

  /// @param observing how forecasts start; it must put no noise on the truth
  /// @return the same states, observed so
  public Truth observedAs(Observing observing) {
    return new Truth(
        system, named.withObserving(observing), trajectory, restarts, more, division, observed,
        digits);
  }

  /// @return deviation of the noise that surrogates see, one a variable: of what was put on the truth or, where nothing
  ///     was, of what observations that train show without a model; empty if they show none
  public Optional<double[]> noise() {
    double share = named.observing().noise();
    return share > 0
        ? Optional.of(ObservationNoise.share(trueTraining().getFirst(), share))
        : ObservationNoise.shown(training().getFirst());
  }

  /// @param all every state in long arithmetic, which `trajectory` is the rounding of
  public Truth withDigits(ExtendedTrajectory all) {
    return new Truth(
        system, named, trajectory, restarts, more, division, observed, Optional.of(all));
  }

  /// Forecasts in long arithmetic of some starts together, from all digits that are known.
  ///
  /// @param model that forecasts
  /// @param from  first start
  /// @param to    last start, excluded
  public LaneForecaster forecaster(ExtendedModel model, int from, int to) {
    return LongTruths.lanes(
        division.starts().subList(from, to), allDigits(), model.format(),
        _ -> model.rollout());
  }

  /// @return every state as surrogates see it, in long arithmetic; those of a truth in doubles are the doubles
  public ExtendedTrajectory allDigits() {
    return digits.orElseGet(
        () -> ExtendedTrajectory.of(
            observed, BigFloatFormat.of(BigFloatFormat.LEAST_BITS)));
  }

  /// Some of a starter's starts, each in a lane of its own.
  private HorizonScorer.Starter among(HorizonScorer.Starter starter, List<Integer> starts) {
    int dimension = trajectory.dimension();
    return (from, to) -> {
      List<LaneForecaster> lanes =
          starts.subList(from, to).stream()
              .map(division.starts()::indexOf)
              .map(k -> starter.start(k, k + 1))
              .toList();
      double[] one = new double[dimension];
      return states -> {
        for (int lane = 0; lane < lanes.size(); lane++) {
          lanes.get(lane).next(one);
          System.arraycopy(one, 0, states, lane * dimension, dimension);
        }
      };
    };
  }

  /// @return what is measured
  public Protocol protocol() {
    return named.protocol();
  }

  /// @return the trajectories that surrogates train on, as they are observed
  public List<Trajectory> training() {
    return training(observed);
  }

  /// @return the states of these without noise
  public List<Trajectory> trueTraining() {
    return training(trajectory);
  }

  private List<Trajectory> training(Trajectory states) {
    return division.training().stream().map(range -> division.part(states, range)).toList();
  }

  /// @param k index of a start
  /// @return the index of the last state that is observed before that forecast
  public int start(int k) {
    return division.starts().get(k);
  }

  /// @param range of states within a trajectory
  /// @return these, which know where they were read from
  public Trajectory part(Division.Range range) {
    return division.part(trajectory, range);
  }

  /// @return the longest trajectory
  public Trajectory longest() {
    return division.part(trajectory, division.longest());
  }
}
