package chaoscast.evaluation.ensemble;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// How the models of an ensemble are trained: each is a pure function of these and its number.
///
/// The moving-block bootstrap draws blocks of successive states, each from any place of the data with the same
/// probability, until there are as many states as before: within a block everything follows as it did.
///
/// Source: H. R. Künsch, The jackknife and the bootstrap for general stationary observations, Ann. Stat. 17 (1989)
/// 1217–1241, doi:10.1214/aos/1176347265.
///
/// @param name    of the ensemble among those of a command
/// @param plan    how ensembles are made
/// @param trainer of the kind of the control, by the seed of its draws
/// @param data    training data
/// @param control trained on them; asked for where blocks are drawn, and for the ensemble as a whole
public record EnsembleTraining(
    String name,
    EnsemblePlan plan,
    Function<Seed, SurrogateTrainer> trainer,
    List<Trajectory> data,
    Supplier<Surrogate> control) {
  private static final int BLOCKS = 20;
  /// States of a block, in warm-ups, at least.
  private static final int WARM_UPS = 10;

  public EnsembleTraining {
    data = List.copyOf(data);
  }

  /// @return number of models to train, ≥ 1
  public int count() {
    return plan.models();
  }

  /// @param number of a member, from 0 on
  /// @return its model
  /// @throws InputException if it cannot be trained
  public Surrogate member(int number) {
    Seed own = plan.seed().child("ensemble/models").child("member/" + number);
    List<Trajectory> seen =
        plan.kind() == MemberKind.SEEDS ? data
            : blocks(data, WARM_UPS * control.get().warmUp(), own.child("blocks").generator());
    return trainer.apply(own).train(seen, Progress.NONE);
  }

  /// @param where trains the members; decides no bit
  /// @throws InputException if all members would be the same, or one cannot be trained
  public EnsembleModels models(MemberTrainer where) {
    EnsembleModels.requireNoInputs(control.get());
    if (!plan.kind().trains()) {
      return new EnsembleModels(control.get(), List.of(control.get()));
    }
    List<Surrogate> members = where.train(this);
    if (plan.kind() == MemberKind.SEEDS) {
      requireDifferent(members, data.getFirst());
    }
    return new EnsembleModels(control.get(), members);
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
