package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.options.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Trains a readout on a feature map, in a stream: memory does not grow with the number of steps.
///
/// The next chunk of features is computed while the regression takes in the last one.
///
/// @param provider name of the provider that the surrogate will carry
/// @param settings every setting by name, for the manifest
/// @param factory  builds the feature map
/// @param readout  how the readout is fitted
/// @param memory   how the memory is driven
/// @param seed     source of the input noise
public record ReadoutTrainer(
    String provider,
    Map<String, String> settings,
    FeatureMapFactory factory,
    ReadoutOptions readout,
    MemoryOptions memory,
    Seed seed)
    implements SurrogateTrainer {

  /// A readout on features without memory or random draws.
  ///
  /// @param name    that surrogates carry in place of a provider's
  /// @param map     the features, such as [FeatureMap#of] gives
  /// @param readout how the readout is fitted
  public static ReadoutTrainer of(String name, FeatureMap map, ReadoutOptions readout) {
    return new ReadoutTrainer(
        name,
        Options.values(readout),
        training -> {
          int dimension = training.getFirst().dimension();
          if (dimension != map.dimension()) {
            throw new InputException(
                "the features of %s are of %d variables but the data have %d"
                    .formatted(name, map.dimension(), dimension));
          }
          return map;
        },
        readout,
        MemoryOptions.NONE,
        new Seed(1));
  }

  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    return accumulate(trajectories, progress).solve(readout.ridge());
  }

  @Override
  public boolean learnsTargets() {
    return true;
  }

  @Override
  public ReadoutSurrogate fitTargets(
      List<Trajectory> seen, List<Trajectory> targets, Progress progress) {
    return accumulateTargets(seen, targets, progress).solve(readout.ridge());
  }

  /// Takes the data in, so that readouts can be solved for with several ridges.
  ///
  /// @param trajectories as for [#fit]
  /// @param progress     receives the number of steps taken in so far
  public AccumulatedReadout accumulate(List<Trajectory> trajectories, Progress progress) {
    return accumulate(trajectories, List.of(), progress);
  }

  /// Takes in what is seen and the targets, which the readout gives as they are.
  ///
  /// @param seen     as for [#fitTargets]
  /// @param targets  as for [#fitTargets]
  /// @param progress receives the number of steps taken in so far
  public AccumulatedReadout accumulateTargets(
      List<Trajectory> seen, List<Trajectory> targets, Progress progress) {
    return new ReadoutTrainer(
        provider, settings, factory, readout.withTarget(Target.STATE), memory, seed)
        .accumulate(seen, targets, progress);
  }

  @Override
  public Optional<ShardFit> onShards(List<Trajectory> first) {
    return Optional.of(shards(first));
  }

  /// How it learns from shards; their readout may be looked at before it is a surrogate.
  ///
  /// @param first the first shard, as for [#onShards]
  /// @throws InputException if it has parameters, whose values in all of the data would have to be known
  public ReadoutShards shards(List<Trajectory> first) {
    var training = new TrainingSet(first);
    if (Parameters.in(training.trajectories()).isPresent()) {
      throw new InputException(
          "data that are learned from in shards must have no constant inputs but have",
          "leave --engine out");
    }
    training.requirePairs(memory.washout());
    return new ReadoutShards(
        this, factory.build(training.trajectories()), training.dimension(), training.timeStep());
  }

  /// @param targets empty: the next states
  private AccumulatedReadout accumulate(
      List<Trajectory> trajectories, List<Trajectory> targets, Progress progress) {
    var training = new TrainingSet(trajectories);
    training.requirePairs(memory.washout());
    Optional<Parameters> parameters = Parameters.in(training.trajectories());
    FeatureMap map = features(training.trajectories(), parameters);
    boolean[] noisy = new boolean[training.dimension()];
    for (int variable = 0; variable < noisy.length; variable++) {
      noisy[variable] = parameters.isEmpty() || !parameters.get().isParameter(variable);
    }
    RidgeRegression regression = readout.solver().start(map.featureCount(), training.dimension());
    take(training, targets, map, noisy, seed.child("input-noise"), regression, progress);
    return new AccumulatedReadout(this, map, regression, training.timeStep());
  }

  /// @param targets    empty: the next states
  /// @param noisy      which variables get noise where they are inputs
  /// @param noiseSeed  of its draws
  /// @param regression modified: has taken the data in
  void take(
      TrainingSet training,
      List<Trajectory> targets,
      FeatureMap map,
      boolean[] noisy,
      Seed noiseSeed,
      RidgeRegression regression,
      Progress progress) {
    long pairs = training.pairs(memory.washout());
    RandomGenerator noise = noiseSeed.generator();
    try (var pipeline = new RegressionPipeline(regression, map, training.dimension())) {
      long done = 0;
      for (int i = 0; i < training.trajectories().size(); i++) {
        Trajectory trajectory = training.trajectories().get(i);
        FeatureStream stream = map.start(1);
        int last = trajectory.steps() - 1;
        int step = Math.min(memory.washout(), last);
        washOut(trajectory, step, stream, pipeline, noisy, noise);
        while (step < last) {
          int count = Math.min(pipeline.chunk(), last - step);
          RegressionPipeline.Chunk chunk = pipeline.next(count);
          load(trajectory, step, chunk.states(), noisy, noise);
          stream.sweep(chunk.states(), chunk.features());
          if (targets.isEmpty()) {
            loadTargets(trajectory, step, chunk);
          } else {
            targets.get(i).copyTo(step, count, chunk.targets());
          }
          pipeline.submit(chunk);
          step += count;
          done += count;
          progress.at("train", done, pairs);
        }
      }
    }
  }

  /// Parameters change the readout; everything else is seen by the features.
  private FeatureMap features(List<Trajectory> training, Optional<Parameters> parameters) {
    return parameters
        .<FeatureMap>map(
            found -> {
              FeatureMap inner =
                  factory.build(training.stream().map(found::withoutThem).toList());
              return new ParameterMap(
                  inner, inner.degrees().isPresent() ? found : found.leavingOneOver(),
                  Arithmetic.BINARY64);
            })
        .orElseGet(() -> factory.build(training));
  }

  private void washOut(
      Trajectory trajectory,
      int steps,
      FeatureStream stream,
      RegressionPipeline pipeline,
      boolean[] noisy,
      RandomGenerator noise) {
    for (int step = 0; step < steps; step += pipeline.chunk()) {
      RegressionPipeline.Chunk chunk = pipeline.next(Math.min(pipeline.chunk(), steps - step));
      load(trajectory, step, chunk.states(), noisy, noise);
      stream.sweep(chunk.states(), chunk.features());
    }
  }

  /// The inputs: states with noise, which parameters have not.
  private void load(
      Trajectory trajectory,
      int from,
      DenseMatrix states,
      boolean[] noisy,
      RandomGenerator noise) {
    trajectory.copyTo(from, states.columns(), states);
    if (memory.inputNoise() > 0) {
      for (int column = 0; column < states.columns(); column++) {
        for (int row = 0; row < states.rows(); row++) {
          if (noisy[row]) {
            double state = states.get(row, column);
            states.set(row, column, state + memory.inputNoise() * noise.nextGaussian());
          }
        }
      }
    }
  }

  /// The next states, without noise, or the increments that lead there from the noisy inputs.
  private void loadTargets(Trajectory trajectory, int from, RegressionPipeline.Chunk chunk) {
    DenseMatrix targets = chunk.targets();
    trajectory.copyTo(from + 1, targets.columns(), targets);
    if (readout.target() == Target.INCREMENT) {
      for (int row = 0; row < targets.rows(); row++) {
        for (int column = 0; column < targets.columns(); column++) {
          double increment = targets.get(row, column) - chunk.states().get(row, column);
          targets.set(row, column, increment);
        }
      }
    }
  }
}
