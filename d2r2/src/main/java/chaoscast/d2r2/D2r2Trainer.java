package chaoscast.d2r2;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.options.Options;
import chaoscast.core.ring.StencilOptions;
import chaoscast.core.ring.StencilSurrogate;
import chaoscast.core.ring.StencilTrainer;
import chaoscast.core.training.AccumulatedReadout;
import chaoscast.core.training.FeatureMapFactory;
import chaoscast.core.training.MemoryOptions;
import chaoscast.core.training.ParameterMap;
import chaoscast.core.training.ReadoutShards;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.core.training.ReadoutTrainer;
import chaoscast.core.training.RidgeRegression;
import chaoscast.core.training.ShardFit;
import chaoscast.core.training.UnsolvedFit;
import java.util.List;
import java.util.Optional;

/// Trains what [D2r2Options] describe: chooses the degree if asked to, fits, and prunes.
///
/// @param options of the surrogate
/// @param seed    of the trainer; of the noise on the inputs
record D2r2Trainer(D2r2Options options, Seed seed) implements SurrogateTrainer {
  private static final int CORRECTION = 2;

  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    D2r2Options chosen =
        switch (options.degree()) {
          case Degree.Fixed _ -> options;
          case Degree.Auto _ -> new DegreeSearch(options, seed).choose(trajectories);
        };
    Surrogate fitted =
        accumulate(chosen, seed, trajectories, progress).solve(chosen.readout().ridge());
    return chosen.prune() < 1 ? pruned(fitted, chosen.prune()) : fitted;
  }

  /// Whole networks of variables only: a ring has no place for what a model says of each point.
  @Override
  public boolean learnsTargets() {
    return options.stencil() == 0;
  }

  /// With `degree=auto` the degree is 2, for corrections: roll-outs that would choose one need next states.
  @Override
  public Surrogate fitTargets(
      List<Trajectory> seen, List<Trajectory> targets, Progress progress) {
    D2r2Options chosen =
        switch (options.degree()) {
          case Degree.Fixed _ -> options;
          case Degree.Auto _ -> options.withDegree(CORRECTION);
        };
    FeatureMapFactory features = training -> PolynomialFeatures.build(chosen, training);
    Surrogate fitted =
        unscaled(readout(chosen, features, seed).fitTargets(seen, targets, progress));
    return chosen.prune() < 1 ? pruned(fitted, chosen.prune()) : fitted;
  }

  /// A ring of local polynomials has a regression a point; a degree is chosen by roll-outs over all data.
  @Override
  public Optional<ShardFit> onShards(List<Trajectory> first) {
    if (options.stencil() > 0 || !(options.degree() instanceof Degree.Fixed)) {
      return Optional.empty();
    }
    FeatureMapFactory features = training -> PolynomialFeatures.build(options, training);
    return Optional.of(
        new PolynomialShards(readout(options, features, seed).shards(first), options.prune()));
  }

  private record PolynomialShards(ReadoutShards shards, double share) implements ShardFit {
    @Override
    public RidgeRegression take(int number, List<Trajectory> shard) {
      return shards.take(number, shard);
    }

    @Override
    public RidgeRegression regression(double[] statistics) {
      return shards.regression(statistics);
    }

    @Override
    public Surrogate solve(RidgeRegression all) {
      Surrogate fitted = unscaled(shards.readout(all));
      return share < 1 ? pruned(fitted, share) : fitted;
    }
  }

  @Override
  public boolean isOneLaw() {
    return options.stencil() > 0 && options.shared();
  }

  /// @param options with a fixed degree
  /// @return the data, taken in
  static UnsolvedFit accumulate(
      D2r2Options options, Seed seed, List<Trajectory> trajectories, Progress progress) {
    if (options.stencil() > 0) {
      FeatureMapFactory features =
          training -> PolynomialFeatures.buildForStencil(options, training);
      var stencil = new StencilOptions(options.stencil(), options.shared());
      return new StencilTrainer(readout(options, features, seed), stencil)
          .accumulate(trajectories, progress);
    }
    FeatureMapFactory features = training -> PolynomialFeatures.build(options, training);
    AccumulatedReadout data =
        readout(options, features, seed).accumulate(trajectories, progress);
    return ridge -> unscaled(data.solve(ridge));
  }

  private static ReadoutTrainer readout(
      D2r2Options options, FeatureMapFactory features, Seed seed) {
    int memory = options.memory();
    return new ReadoutTrainer(
        D2r2Provider.NAME,
        Options.values(options),
        features,
        options.readout(),
        new MemoryOptions(options.inputNoise(), memory, memory + 1),
        seed);
  }

  private static ReadoutSurrogate unscaled(ReadoutSurrogate surrogate) {
    return switch (surrogate.featureMap()) {
      case RmsScaledMap scaled ->
          surrogate.withReadout(scaled.inner(), scaled.fold(surrogate.weights()));
      case ParameterMap driven when driven.inner() instanceof RmsScaledMap scaled ->
          surrogate.withReadout(
              driven.withInner(scaled.inner()),
              scaled.fold(surrogate.weights(), driven.blocks()));
      default -> surrogate;
    };
  }

  private static Surrogate pruned(Surrogate surrogate, double share) {
    return switch (surrogate) {
      case ReadoutSurrogate readout ->
          readout.withReadout(
              readout.featureMap(), Pruning.largest(readout.weights(), share));
      case StencilSurrogate ring -> ring.withWeights(Pruning.largest(ring.weights(), share));
      default -> throw new IllegalStateException("no trainer here gives " + surrogate);
    };
  }
}
