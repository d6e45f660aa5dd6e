package chaoscast.evaluation.ensemble;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Who forecasts in an ensemble.
///
/// The moving-block bootstrap draws blocks of successive states, each from any place of the data with the same
/// probability, until there are as many states as before: within a block everything follows as it did.
///
/// Source: H. R. Künsch, The jackknife and the bootstrap for general stationary observations, Ann. Stat. 17 (1989)
/// 1217–1241, doi:10.1214/aos/1176347265.
///
/// @param control the model itself, whose forecast the ensemble surrounds
/// @param members of the ensemble; the control alone where members differ in their starts only
public record EnsembleModels(Surrogate control, List<Surrogate> members) {
  private static final int BLOCKS = 20;
  /// States of a block, in warm-ups, at least.
  private static final int WARM_UPS = 10;

  public EnsembleModels {
    members = List.copyOf(members);
  }

  /// @param control trained on these data
  /// @param trainer of the same kind, by the seed of its draws
  /// @param data    training data
  /// @throws InputException if all members would be the same, or one cannot be trained
  public static EnsembleModels of(
      EnsemblePlan plan,
      Surrogate control,
      Function<Seed, SurrogateTrainer> trainer,
      List<Trajectory> data) {
    requireNoInputs(control);
    if (!plan.kind().trains()) {
      return new EnsembleModels(control, List.of(control));
    }
    Seed seed = plan.seed().child("ensemble/models");
    List<Surrogate> members =
        Parallel.map(
            plan.models(),
            1, // a training takes the cores that it can use
            number -> {
              Seed own = seed.child("member/" + number);
              List<Trajectory> seen =
                  plan.kind() == MemberKind.SEEDS ? data
                      : blocks(data, WARM_UPS * control.warmUp(), own.child("blocks").generator());
              return trainer.apply(own).train(seen, Progress.NONE);
            });
    if (plan.kind() == MemberKind.SEEDS) {
      requireDifferent(members, data.getFirst());
    }
    return new EnsembleModels(control, members);
  }

  /// @throws InputException if it has inputs, of which no future is known
  public static void requireNoInputs(Surrogate surrogate) {
    if (!surrogate.inputs().isEmpty()) {
      throw new InputException(
          "an ensemble must be of a model without inputs but this %s has the inputs %s"
              .formatted(surrogate.provider(), String.join(", ", surrogate.inputs())),
          "leave --ensemble out");
    }
  }

  private static void requireDifferent(List<Surrogate> members, Trajectory data) {
    Trajectory past = data.slice(0, Math.max(1, members.getFirst().warmUp()));
    double[] first = members.get(0).forecast(past, 1).predicted().toArray();
    double[] second = members.get(1).forecast(past, 1).predicted().toArray();
    if (Arrays.equals(first, second)) {
      throw new InputException(
          "members must differ but %s draws nothing at random that --members seeds could draw anew"
              .formatted(members.getFirst().provider()),
          "take --members bootstrap");
    }
  }

  /// @param least states of a block where the data are long enough
  static List<Trajectory> blocks(List<Trajectory> data, int least, RandomGenerator random) {
    long all = data.stream().mapToLong(Trajectory::steps).sum();
    int longest = data.stream().mapToInt(Trajectory::steps).max().orElseThrow();
    int length = (int) Math.min(longest, Math.max(Math.max(2, least), all / BLOCKS));
    List<Trajectory> wide = data.stream().filter(one -> one.steps() >= length).toList();
    long places = wide.stream().mapToLong(one -> one.steps() - length + 1L).sum();
    var blocks = new ArrayList<Trajectory>();
    for (long drawn = 0; drawn < all; drawn += length) {
      long place = random.nextLong(places);
      int from = 0;
      while (place > wide.get(from).steps() - length) {
        place -= wide.get(from).steps() - length + 1L;
        from++;
      }
      blocks.add(wide.get(from).slice((int) place, (int) place + length));
    }
    return blocks;
  }
}
