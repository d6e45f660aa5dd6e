package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.parallel.Once;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.LabelledEnsembles;
import chaoscast.evaluation.compare.ReadyContestant;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.ensemble.Calibration;
import chaoscast.evaluation.ensemble.EnsembleModels;
import chaoscast.evaluation.ensemble.EnsemblePlan;
import chaoscast.evaluation.ensemble.EnsembleTraining;
import chaoscast.evaluation.ensemble.MemberKind;
import chaoscast.evaluation.ensemble.MemberTrainer;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.search.Validation;
import chaoscast.evaluation.study.EnsembleTrainings;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// Whether there are ensembles, and what their members differ in.
public final class EnsembleOptions {
  @Option(
      names = "--ensemble",
      paramLabel = "N",
      description = "Adds ensembles of N members, in [2, 1000], about each forecast: bands that hold 50 and 90%% of"
          + " what may come, and how far the forecast will see. Default: none.")
  private Integer members;

  @Option(
      names = "--members",
      paramLabel = "start|bootstrap|seeds|both",
      defaultValue = "start",
      description = "What members differ in: the start, drawn from what noisy observations and the model say of it;"
          + " the model, trained on blocks of the data drawn with replacement, or with a seed of its own; or start"
          + " and bootstrapped model. Default: ${DEFAULT-VALUE}.")
  private MemberKind kind;

  /// @return whether there are any
  public boolean areWanted() {
    return members != null;
  }

  /// @return whether their members are models that are to be trained
  public boolean areTrained() {
    return areWanted() && kind.trains();
  }

  /// @return what members differ in
  public MemberKind kind() {
    return kind;
  }

  /// Before anything is read.
  ///
  /// @throws InputException for a number that makes no ensemble, or members of none
  public void check() {
    if (areWanted()) {
      EnsemblePlan.requireMembers(members);
    } else if (kind != MemberKind.START) {
      throw new InputException(
          "--members must stand with --ensemble but there is none", "add --ensemble 50");
    }
  }

  /// Where models are there already: nothing is trained.
  ///
  /// @throws InputException for members that would be
  public void checkReady() {
    check();
    if (kind.trains()) {
      throw new InputException(
          "--members must be start where models are there already but trains further ones",
          "'compare' and 'forecast' train");
    }
  }

  /// Before anything is trained.
  ///
  /// @param exact whether states are known to be observed as they are
  /// @throws InputException for starts that cannot be drawn
  public void checkStarts(boolean exact) {
    if (areWanted() && kind.drawsStarts() && exact) {
      throw EnsemblePlan.exactStarts(kind);
    }
  }

  /// Before anything is trained on a truth: whether its starts can be drawn and some be held out of its training part.
  ///
  /// @throws InputException if not
  public void checkTraining(Truth truth) {
    if (areWanted()) {
      plan(truth, new Seed(0), 1);
      Validation.of(truth);
    }
  }

  /// Before models that are there already are scored on a truth.
  ///
  /// @throws InputException if its starts cannot be drawn, or there are fewer than two
  public void checkReady(Truth truth) {
    if (areWanted()) {
      plan(truth, new Seed(0), 1);
      if (truth.protocol().starts() < 2) {
        throw new InputException(
            "--ensemble must have ≥ 2 starts, of which half calibrate, but there is one",
            "give more with --starts");
      }
    }
  }

  /// @param sigmas  deviation of the observations' noise; none if they have none
  /// @param window  observations that a start is estimated from
  /// @param seed    master seed
  /// @param threads decides no result
  public EnsemblePlan plan(double[] sigmas, int window, Seed seed, int threads) {
    return new EnsemblePlan(members, kind, sigmas, window, seed, threads);
  }

  private EnsemblePlan plan(Truth truth, Seed seed, int threads) {
    Observing observing = truth.named().observing();
    return plan(truth.noise().orElse(new double[0]), observing.window(), seed, threads);
  }

  /// Ensembles of surrogates that were trained on the truth, calibrated on held-out starts in its training part.
  ///
  /// @param ready       what forecasts; of it, what was trained here
  /// @param contestants by the seed that they draw from
  /// @param unable      is told of surrogates that can make none, and why
  /// @return the result with their ensembles, if these are wanted
  public ComparisonResult added(
      ComparisonResult result,
      Truth truth,
      List<ReadyContestant> ready,
      Function<Seed, List<Contestant>> contestants,
      Run run,
      Consumer<String> unable) {
    if (!areWanted()) {
      return result;
    }
    EnsemblePlan plan = plan(truth, run.seed, run.threads);
    Truth heldOut = Validation.of(truth);
    var found = new ArrayList<LabelledEnsembles>();
    for (ReadyContestant one : ready) {
      run.progress.at("ensembles", ready.indexOf(one), ready.size());
      if (one instanceof TrainedContestant trained) {
        EnsembleTraining training =
            training(one.label(), plan, truth, contestants, trained::surrogate);
        try {
          var calibration =
              Calibration.of(
                  heldOut, calibration(heldOut, training, run.seed), run.members);
          EnsembleModels models = training.models(run.members);
          found.add(
              new LabelledEnsembles(
                  one.label(), calibration, calibration.scores(truth, plan, models)));
        } catch (InputException e) {
          unable.accept("%s has no ensembles: %s".formatted(one.label(), e.getMessage()));
        }
      }
    }
    return result.withEnsembles(found);
  }

  /// @param seed     master seed
  /// @param threads  decides no result
  /// @param progress of the stage `ensembles`
  /// @param members  trains them; decides no result
  public record Run(Seed seed, int threads, Progress progress, MemberTrainer members) {}

  /// What [#added] trains, for a process that does some of it for another.
  ///
  /// @param seed    master seed
  /// @param threads decides no result
  public EnsembleTrainings trainings(
      Truth truth, Function<Seed, List<Contestant>> contestants, Seed seed, int threads) {
    EnsemblePlan plan = plan(truth, seed, threads);
    Truth heldOut = Validation.of(truth);
    var all = new HashMap<String, EnsembleTraining>();
    for (Contestant one : contestants.apply(seed)) {
      EnsembleTraining training =
          training(
              one.label(), plan, truth, contestants,
              new Once<>(
                  () -> new ScaledTrainer(one.trainer(), truth.protocol().scaling())
                      .train(truth.training(), Progress.NONE)));
      EnsembleTraining calibration = calibration(heldOut, training, seed);
      all.put(training.name(), training);
      all.put(calibration.name(), calibration);
    }
    return name -> Optional.ofNullable(all.get(name));
  }

  private static EnsembleTraining training(
      String label, EnsemblePlan plan, Truth truth,
      Function<Seed, List<Contestant>> contestants, Supplier<Surrogate> control) {
    return new EnsembleTraining(
        "members of " + label, plan,
        seed -> trainer(contestants.apply(seed), label, truth.protocol()), truth.training(),
        control);
  }

  private static EnsembleTraining calibration(
      Truth heldOut, EnsembleTraining like, Seed seed) {
    return Calibration.training(heldOut, like, "calibration of " + like.name(), seed);
  }

  private static SurrogateTrainer trainer(
      List<Contestant> all, String label, Protocol protocol) {
    Contestant named =
        all.stream().filter(one -> one.label().equals(label)).findFirst().orElseThrow();
    return new ScaledTrainer(named.trainer(), protocol.scaling());
  }

  /// Ensembles of models that are there already: the first half of the starts calibrates, the others are scored.
  ///
  /// @param ready  models
  /// @param unable is told of models that can make none, and why
  /// @return the result with their ensembles, if these are wanted
  public ComparisonResult added(
      ComparisonResult result,
      Truth truth,
      List<ReadyContestant> ready,
      Run run,
      Consumer<String> unable) {
    if (!areWanted()) {
      return result;
    }
    int starts = truth.protocol().starts();
    EnsemblePlan plan = plan(truth, run.seed, run.threads);
    Truth first = half(truth, 0, starts / 2);
    Truth second = half(truth, starts / 2, starts);
    var found = new ArrayList<LabelledEnsembles>();
    for (ReadyContestant one : ready) {
      run.progress.at("ensembles", ready.indexOf(one), ready.size());
      if (one instanceof TrainedContestant trained) {
        try {
          EnsembleModels.requireNoInputs(trained.surrogate());
          var models = new EnsembleModels(trained.surrogate(), List.of(trained.surrogate()));
          var calibration = Calibration.of(first, plan, models);
          found.add(
              new LabelledEnsembles(
                  one.label(), calibration, calibration.scores(second, plan, models)));
        } catch (InputException e) {
          unable.accept("%s has no ensembles: %s".formatted(one.label(), e.getMessage()));
        }
      }
    }
    return result.withEnsembles(found);
  }

  private static Truth half(Truth truth, int from, int to) {
    return truth.startingAt(truth.division().starts().subList(from, to), truth.protocol());
  }
}
