package chaoscast.esn;

import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.text.NumberText;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.ParameterMap;
import chaoscast.core.training.ReadoutShards;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.core.training.ReadoutTrainer;
import chaoscast.core.training.RidgeRegression;
import chaoscast.core.training.ShardFit;
import chaoscast.esn.analysis.EchoStateProperty;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.reservoir.Reservoir;
import chaoscast.esn.reservoir.ReservoirMap;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Trains a single network and checks whether its reservoir forgets its start under the training data: where
/// it does not, forecasts fail that begin in another response than that of training.
///
/// The check ends when all copies agree, after some tens of steps where memory is short. It uses at most
/// 2000 states, or 400 where there are few: little time beside the training of many states.
///
/// @param readout trains the readout on the reservoir
/// @param options of the network
record EsnTrainer(ReadoutTrainer readout, EsnOptions options) implements SurrogateTrainer {
  /// Topic of the remark on a reservoir that does not forget.
  static final String TOPIC = "echo state property";

  private static final int SHARE = 20;
  private static final int FEWEST = 400;
  private static final int MOST = 2000;
  /// The bias that was measured to keep forecasts from failing at the published radius of 1.2.
  private static final double BIAS = 0.5;
  /// Warm-ups that are tried where the reservoir does not forget.
  private static final int WARM_UPS = 64;
  /// Times the error of the fit that counts as wrong.
  private static final int WRONG = 10;

  /// Seed of the states that copies of a reservoir start at: the same in every check.
  static final Seed COPIES = new Seed(1);

  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    ReadoutSurrogate trained =
        readout.accumulate(trajectories, progress).solve(readout.readout().ridge());
    Trajectory longest = longest(trajectories);
    return checked(trained, longest, longest.slice(1, longest.steps()));
  }

  @Override
  public boolean learnsTargets() {
    return true;
  }

  @Override
  public Surrogate fitTargets(
      List<Trajectory> seen, List<Trajectory> targets, Progress progress) {
    Trajectory longest = longest(seen);
    return checked(
        readout.fitTargets(seen, targets, progress), longest,
        targets.get(seen.indexOf(longest)));
  }

  /// The reservoir is checked on the first shard.
  @Override
  public Optional<ShardFit> onShards(List<Trajectory> first) {
    return Optional.of(new NetworkShards(readout.shards(first), longest(first)));
  }

  private final class NetworkShards implements ShardFit {
    private final ReadoutShards shards;
    private final Trajectory longest;

    NetworkShards(ReadoutShards shards, Trajectory longest) {
      this.shards = shards;
      this.longest = longest;
    }

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
      return checked(shards.readout(all), longest, longest.slice(1, longest.steps()));
    }
  }

  private static Trajectory longest(List<Trajectory> trajectories) {
    return trajectories.stream().max(Comparator.comparingInt(Trajectory::steps)).orElseThrow();
  }

  /// @param longest  trajectory of the training data
  /// @param expected what a forecast from each of its states should have been
  private Surrogate checked(
      ReadoutSurrogate trained, Trajectory longest, Trajectory expected) {
    if (longest.steps() < EchoStateProperty.FEWEST) {
      return trained;
    }
    int steps = Math.min(longest.steps(), Math.clamp(longest.steps() / SHARE, FEWEST, MOST));
    FeatureMap map = trained.featureMap();
    Reservoir reservoir = ((ReservoirMap) ParameterMap.ofStates(map)).reservoir();
    Trajectory drive = longest.slice(0, steps);
    return EchoStateProperty.failing(
        reservoir, map instanceof ParameterMap driven ? driven.states(drive) : drive, COPIES)
        .map(
            property -> trained.withHeader(
                trained
                    .header()
                    .plusRemarks(List.of(remark(property, trained, longest, expected)))))
        .orElse(trained);
  }

  private Remark remark(
      EchoStateProperty property, ReadoutSurrogate trained, Trajectory training,
      Trajectory expected) {
    double radius = options.recurrence().spectralRadius();
    double bias = options.input().bias();
    double wrong = wrong(trained, training, expected);
    String cure =
        "spectralRadius < %s%s"
            .formatted(
                NumberText.readable(Math.min(radius, 1)),
                bias < BIAS ? " or bias=" + NumberText.plain(BIAS) : "");
    String text =
        ("the reservoir does not forget its start; %s helps (now spectralRadius=%s, bias=%s)."
            + " The echo state property is not met: %s. %.0f%% of %d warm-ups of %d steps on training data"
            + " end in an error above %d times that of the fit: as many forecasts are wrong at once")
            .formatted(
                cure,
                NumberText.readable(radius),
                NumberText.readable(bias),
                property.failure(),
                100 * wrong,
                WARM_UPS,
                trained.warmUp(),
                WRONG);
    var figures = new LinkedHashMap<String, Double>();
    figures.put("apart", property.apart());
    figures.put("conditionalExponent", property.exponents()[0]);
    figures.put("wrongAtOnce", wrong);
    figures.put("spectralRadius", radius);
    figures.put("bias", bias);
    return new Remark(TOPIC, text, figures);
  }

  /// @return share of warm-ups, all over the training data, after which the next state is far off
  private static double wrong(
      ReadoutSurrogate trained, Trajectory training, Trajectory expected) {
    int warmUp = Math.min(trained.warmUp(), training.steps() / 2);
    int dimension = training.dimension();
    Rollout rollout = trained.startRollout(WARM_UPS);
    double[] states = new double[WARM_UPS * dimension];
    int last = training.steps() - 1 - warmUp;
    for (int step = 0; step < warmUp; step++) {
      for (int k = 0; k < WARM_UPS; k++) {
        training.copyState(start(k, last) + step, states, k * dimension);
      }
      rollout.observe(states);
    }
    rollout.forecast(states);
    double fitted = 0;
    for (double rms : trained.fit().orElseThrow().residualRms()) {
      fitted += rms * rms;
    }
    int wrong = 0;
    for (int k = 0; k < WARM_UPS; k++) {
      double error = 0;
      for (int i = 0; i < dimension; i++) {
        double missed =
            states[k * dimension + i] - expected.get(start(k, last) + warmUp - 1, i);
        error += missed * missed;
      }
      wrong += error <= (double) WRONG * WRONG * fitted ? 0 : 1;
    }
    return (double) wrong / WARM_UPS;
  }

  /// @return the step at which a warm-up begins
  private static int start(int warmUp, int last) {
    return (int) ((long) warmUp * last / (WARM_UPS - 1));
  }
}
