package chaoscast.esn.cli;

import chaoscast.core.Requirements;
import chaoscast.core.SizeLimit;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.KeyValues;
import chaoscast.core.command.PieceProgress;
import chaoscast.core.command.SeedOption;
import chaoscast.core.options.Options;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Sheet;
import chaoscast.core.parallel.Parallel;
import chaoscast.esn.reward.Algorithm;
import chaoscast.esn.reward.Feedback;
import chaoscast.esn.reward.LearningPlan;
import chaoscast.esn.reward.LearningResult;
import chaoscast.esn.reward.LearningRun;
import chaoscast.esn.reward.LearningTask;
import chaoscast.esn.reward.MovementCost;
import chaoscast.esn.reward.TargetCurve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `reservoir learn`: readouts that learn from a target or from reward.
@Command(
    name = "learn",
    sortOptions = false,
    description = {
      "Lets a network learn to draw a curve, told the target (rls) or only how wrong it is (rmhl,"
          + " supertrex), freezes its weights and measures how far off it draws.",
      "R. Pyle, R. Rosenbaum, arXiv:1803.03304; parameters from the authors' scripts."
    })
final class LearnCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Mixin
  private TaskOptions taskOptions;

  @Option(
      names = "--algorithm",
      paramLabel = "rls|rmhl|supertrex",
      defaultValue = "supertrex",
      description = "rls (FORCE; drawing only), rmhl or supertrex. Default: ${DEFAULT-VALUE}.")
  private String algorithm;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "300",
      description = "Nodes of the network, ≥ 4; published: 1000. Default: ${DEFAULT-VALUE}.")
  private int nodes;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Networks that learn, ≥ 1; published: 11. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--cost",
      paramLabel = "corrected|script",
      defaultValue = "corrected",
      description = "Movement that arm-cost charges: corrected, or script: as in the authors' script, which"
          + " charges mastery itself. Default: ${DEFAULT-VALUE}.")
  private String cost;

  @Option(
      names = "--feedback",
      paramLabel = "forced|own",
      defaultValue = "forced",
      description = "What frozen networks are fed: forced: what they should have put out, as in the authors'"
          + " scripts; own: their own output. Default: ${DEFAULT-VALUE}.")
  private String feedback;

  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = "Another number of the experiment, such as trialSteps=20000; may be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Seeds that run at once, ≥ 1. Default: number of cores.")
  private Integer threads;

  @Option(
      names = "--resume",
      description = "Keeps the seeds that --json's file has from an earlier run with the same settings.")
  private boolean resume;

  @Mixin
  private SeedOption seed;

  @Mixin
  private JsonOption json;

  @Mixin
  private PageOption page;

  @Override
  public void run() {
    SizeLimit.requireRepetitions("--seeds", seeds);
    int parallel = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    Requirements.requireAtLeast("--threads", 1, parallel);
    InputFiles inputs = taskOptions.inputs();
    json.requireWritable(page, inputs);
    LearningPlan plan = plan();
    Optional<TargetCurve> target =
        Optional.of(plan.task().curve()).filter(_ -> taskOptions.hasOwnTarget());
    var record = new LearningRecord(plan, taskOptions.name(), seed.seed().value(), target);
    if (resume) {
      json.earlier().ifPresent(record::resume);
    }
    List<Integer> missing = record.missing(seeds);
    var progress = new PieceProgress(Math.max(1, missing.size()));
    Map<Integer, LearningResult> fresh = new TreeMap<>();
    var done = new AtomicInteger(seeds - missing.size());
    Supplier<Map<String, Object>> finished =
        () -> {
          synchronized (fresh) {
            return record.json(seeds);
          }
        };
    try (var _ = new Interruption(() -> json.sayKept("seeds", done.get(), seeds, finished))) {
      Parallel.run(
          missing.size(),
          parallel,
          index -> {
            int number = missing.get(index);
            LearningResult result = run(plan, number, progress, index);
            synchronized (fresh) {
              fresh.put(number, result);
              record.put(number, result);
              json.keep(record.json(seeds));
            }
            done.incrementAndGet();
          });
    }
    json.write(record.json(seeds));
    var output = new CommandOutput(spec);
    Sheet sheet = record.sheet(seeds);
    output.table(sheet.text());
    output.print(record.summary(seeds));
    page.write(
        () -> {
          int shown = fresh.isEmpty() ? 1 : fresh.keySet().iterator().next();
          LearningResult result =
              fresh.containsKey(shown) ? fresh.get(shown) : run(plan, shown, progress, 0);
          return new Page(
              ReservoirPages.learn(),
              "How a network learns to draw: " + taskOptions.name() + ", " + record.algorithm(),
              record.summary(seeds),
              List.of(sheet),
              LearningFigures.of(plan, shown, result, record.deviations(seeds)),
              output.command());
        });
  }

  private LearningResult run(LearningPlan plan, int number, PieceProgress progress, int piece) {
    return LearningRun.of(plan, seed.seed().child("run/" + number), progress.piece(piece));
  }

  private LearningPlan plan() {
    LearningTask task = taskOptions.task();
    Algorithm chosen = Words.parse("--algorithm", Algorithm.class, algorithm);
    LearningPlan published = LearningPlan.published(task, chosen);
    var overrides = new LinkedHashMap<String, String>();
    overrides.put("nodes", Integer.toString(nodes));
    overrides.putAll(KeyValues.parse("-p", settings));
    return published
        .withOptions(Options.parse(published.options(), overrides))
        .withCost(Words.parse("--cost", MovementCost.class, cost))
        .withFeedback(Words.parse("--feedback", Feedback.class, feedback));
  }
}
