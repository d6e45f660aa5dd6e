package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.evaluation.cli.options.BaselineOptions;
import chaoscast.evaluation.cli.options.ClimateOptions;
import chaoscast.evaluation.cli.options.Contestants;
import chaoscast.evaluation.cli.options.DataShards;
import chaoscast.evaluation.cli.options.EnsembleOptions;
import chaoscast.evaluation.cli.options.Forecasts;
import chaoscast.evaluation.cli.options.KnowledgeOptions;
import chaoscast.evaluation.cli.options.ObservingOptions;
import chaoscast.evaluation.cli.options.PrecisionOption;
import chaoscast.evaluation.cli.options.ResultFiles;
import chaoscast.evaluation.cli.options.RunOptions;
import chaoscast.evaluation.cli.options.ScoresOption;
import chaoscast.evaluation.cli.options.SettingsOptions;
import chaoscast.evaluation.cli.options.TruthOptions;
import chaoscast.evaluation.cli.options.TruthSource;
import chaoscast.evaluation.cli.study.EngineOptions;
import chaoscast.evaluation.cli.study.StudyWorker;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.ChosenSettings;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.Fitting;
import chaoscast.evaluation.compare.LongTraining;
import chaoscast.evaluation.compare.RecordedContestant;
import chaoscast.evaluation.compare.TrainingOutcomes;
import chaoscast.evaluation.ensemble.MemberTrainer;
import chaoscast.evaluation.recorded.SharedStarts;
import chaoscast.evaluation.report.ComparisonText;
import chaoscast.evaluation.search.TrainingPart;
import chaoscast.evaluation.study.EngineMembers;
import chaoscast.evaluation.study.ShardedContestants;
import chaoscast.evaluation.study.TrialEngine;
import chaoscast.evaluation.truth.Truth;
import chaoscast.evaluation.truth.Truths;
import chaoscast.lorenz.generation.LongGeneration;
import chaoscast.lorenz.knowledge.SystemKnowledge;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `compare`: truth, training, forecasts, scores and a table in one go.
@Command(
    name = "compare",
    sortOptions = false,
    description = {
      "Generates or reads truth, trains surrogates on it and scores them beside baselines.",
      "Without arguments: lorenz63 by its default protocol, all surrogates.",
      "A surrogate that cannot be trained is a row that says why; the exit code is 0 if at least one could"
          + " be.",
      "With --engine the training data are taken in by shards, a file of --data each, and never together; units are"
          + " those of the first. --test-data are what it tests on. With --ensemble of members that are trained, these"
          + " are what --engine trains."
    })
final class CompareCommand implements Runnable {
  private final Terminal terminal;

  @Mixin
  private TruthOptions truthOptions;

  @Option(
      names = "--surrogates",
      split = ",",
      paramLabel = Contestants.PARAMETER,
      description = "Surrogates that take part, in the order of the table; with a label, the same one may"
          + " take part twice, as in 'd2r2,fine=d2r2 -p fine.degree=9'. Default: all but baselines.")
  private List<String> surrogates;

  @Mixin
  private BaselineOptions baselines;

  @Option(
      names = "-p",
      paramLabel = "SURROGATE.key=value",
      description = "An option of a surrogate, by its label where it has one; may be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--forecasts",
      paramLabel = Forecasts.PARAMETER,
      description = "Forecasts of another program, judged beside the surrogates from the starts that all have;"
          + " may be repeated. Files are as 'score' reads them.")
  private List<String> forecasts = List.of();

  @Mixin
  private KnowledgeOptions knowledge;
  @Mixin
  private SettingsOptions settingsOptions;
  @Mixin
  private ObservingOptions observing;
  @Mixin
  private PrecisionOption precision;
  @Mixin
  private ClimateOptions climate;
  @Mixin
  private ScoresOption scores;
  @Mixin
  private EnsembleOptions ensembles;
  @Mixin
  private RunOptions options;
  @Mixin
  private EngineOptions engines;
  @Mixin
  private ResultFiles files;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    engines.check();
    Contestants contestants = Contestants.of(surrogates, baselines.learners(), settings);
    Forecasts recorded = Forecasts.of("--forecasts", forecasts, contestants.entries().keySet());
    boolean planning = StudyWorker.isPlanning();
    if (!planning) {
      files.requireWritable(
          recorded.inputsWith(truthOptions.inputs().and(knowledge.inputs().paths())));
    }
    Optional<SystemKnowledge> model = knowledge.knowledge();
    climate.check();
    settingsOptions.check();
    ensembles.check();
    boolean members = engines.isGiven() && ensembles.areTrained();
    if (members && settingsOptions.areChosen(truthOptions.isForeign())) {
      throw new InputException(
          "settings must not be chosen from data where --engine trains the members of ensembles but would be",
          "give --settings published");
    }
    Optional<DataShards> shards =
        engines.isGiven() && !members ? Optional.of(truthOptions.shards()) : Optional.empty();
    shards.ifPresent(_ -> requireLearnableByShards(model));
    TruthSource asked =
        precision.applyTo(
            observing.applyTo(
                shards.isPresent() ? truthOptions.source(shards.get(), !planning)
                    : truthOptions.source(options.seed())));
    boolean inLong = asked.protocol().precisions().areLong();
    if (inLong) {
      requireLearnableInLong(model, asked);
    }
    TruthSource given = baselines.imperfect() ? asked.withImperfectModel() : asked;
    ensembles.checkStarts(
        given instanceof TruthSource.Generated && given.protocol().observing().isClean());
    given.reading().ifPresent(terminal::warn);
    List<Contestant> asGiven =
        inLong ? List.of() : contestants.under(given.protocol(), options.seed());
    RunOptions.Run run =
        engines.isGiven() ? options.beginPieces(terminal) : options.begin(terminal);
    Optional<ShardedContestants> sharded =
        shards.map(
            pieces -> new ShardedContestants(
                asGiven, given.protocol().protocol().scaling(), pieces.count(), pieces.read()));
    if (planning && sharded.isPresent()) {
      StudyWorker.planned(sharded.get());
      return;
    }
    TruthSource source =
        PrecisionOption.lengthened(
            terminal.during(progress -> given.measured(run.cores(), progress)),
            truthOptions.overrides());
    terminal.print(
        ComparisonText.heading(source.system(), source.protocol()) + "\n");
    List<ChosenSettings> chosen = List.of();
    Judging.Outcome judged;
    List<String> workers;
    try (TrialEngine engine = engines.open(terminal, run.cores());
        ProgressBars progress = terminal.progress()) {
      Truth made = source.make(progress);
      Optional<SharedStarts> shared = recorded.read(made)
          .map(read -> SharedStarts.ofTruth(made, read));
      Truth truth = shared.map(SharedStarts::truth).orElse(made);
      climate.check(truth);
      ensembles.checkTraining(truth);
      model.ifPresent(one -> {
        one.requireKindOf(truth.trajectory().provenance());
        one.requireFor(truth.trajectory().dimension(), truth.trajectory().timeStep());
      });
      List<Contestant> taking = asGiven;
      if (settingsOptions.areChosen(truthOptions.isForeign() && shards.isEmpty())) {
        chosen =
            settingsOptions.choose(
                contestants.wanted(truth.named(), model.isPresent()), TrainingPart.of(truth),
                options.seed(), run.cores(), progress);
        taking = contestants.with(chosen).under(truth.named(), options.seed());
      }
      if (model.isPresent()) {
        warnOfThoseThatTakePartAlone(taking);
      }
      taking = knowing(taking, model, truth);
      List<ChosenSettings> settled = chosen;
      Function<Seed, List<Contestant>> drawing =
          drawn -> knowing(
              (settled.isEmpty() ? contestants : contestants.with(settled))
                  .under(truth.named(), drawn),
              model, truth);
      if (planning) {
        StudyWorker.planned(
            EngineMembers.finder(
                ensembles.trainings(truth, drawing, options.seed(), run.cores())));
        return;
      }
      var comparison =
          new Comparison(
              truth, options.seed(), run.cores(),
              sharded.map(all -> all.on(engine)).orElse(Fitting.WHOLE));
      var recordings =
          (inLong ? inLong(contestants, truth, run.cores(), progress)
              : new TrainingOutcomes(List.of()))
              .with(shared.map(RecordedContestant::of).orElse(List.of()));
      judged =
          new Judging(terminal)
              .of(
                  comparison, taking, recordings, run.manifest(), progress,
                  (whole, outcomes) -> ensembles.added(
                      scores.added(
                          climate.added(whole, comparison, outcomes.trained(), progress),
                          comparison, outcomes.ready(), progress),
                      truth, outcomes.ready(), drawing,
                      new EnsembleOptions.Run(
                          options.seed(), run.cores(), progress,
                          members ? new EngineMembers(engine, progress) : MemberTrainer.HERE),
                      terminal::warn));
      workers = engine.machines();
      engine.remarks().forEach(terminal::warn);
      engine.costs().forEach(terminal::message);
    }
    ComparisonResult result = judged.result().withChosen(chosen).withWorkers(workers);
    terminal.print(ComparisonText.table(result));
    terminal.warn(judged.outcomes());
    terminal.printRepeat(run.manifest().command());
    files.write(result);
  }

  private void requireLearnableInLong(Optional<SystemKnowledge> model, TruthSource source) {
    if (settingsOptions.areChosen(false) || model.isPresent() || ensembles.areWanted()
        || engines.isGiven() || !source.protocol().observing().isClean()) {
      throw new InputException(
          "settings that are chosen from data, a model that is corrected, ensembles, noise and smoothed starts must be"
              + " left out where surrogates train or forecast in long arithmetic",
          "leave out --settings auto, --knowledge, --ensemble, --engine, --noise and --start, or give --precision"
              + " truth=binary(p) alone");
    }
  }

  private TrainingOutcomes inLong(
      Contestants contestants, Truth truth, int cores, ProgressBars progress) {
    var run =
        new LongGeneration(
            Truths.generation(truth.named(), options.seed()),
            truth.named().precisions().trainingNumbers());
    return new LongTraining(truth, run.substeps(), cores)
        .all(contestants.inLong(truth.named()), progress);
  }

  private void requireLearnableByShards(Optional<SystemKnowledge> model) {
    if (settingsOptions.areChosen(false) || model.isPresent() || ensembles.areWanted()) {
      throw new InputException(
          "settings that are chosen from data, a model that is corrected, and ensembles must be left out where the data"
              + " are taken in by shards",
          "leave out --settings auto, --knowledge and --ensemble, or --engine");
    }
  }

  private static List<Contestant> knowing(
      List<Contestant> taking, Optional<SystemKnowledge> model, Truth truth) {
    return model.isEmpty() ? taking
        : Contestant.withKnowledge(taking, model.get(), truth.protocol().scaling());
  }

  private void warnOfThoseThatTakePartAlone(List<Contestant> contestants) {
    contestants.stream()
        .filter(one -> !one.trainer().learnsTargets())
        .map(
            one -> ("%s corrects no model as it is set (surrogates with stencil or blocks do not, nor do some"
                + " baselines): it takes part alone")
                .formatted(one.label()))
        .forEach(terminal::warn);
  }
}
