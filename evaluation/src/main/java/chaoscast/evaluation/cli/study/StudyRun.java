package chaoscast.evaluation.cli.study;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.SeedOption;
import chaoscast.core.linalg.Blas;
import chaoscast.core.text.TextWidth;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.report.study.StudyText;
import chaoscast.evaluation.study.Study;
import chaoscast.evaluation.study.StudyRow;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.study.TrialEngine;
import chaoscast.evaluation.study.TrialFinder;
import chaoscast.evaluation.study.TrialLog;
import chaoscast.evaluation.study.TrialResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How every study is run, whatever truth it is on: seed, cores, and where results go.
final class StudyRun {
  @Mixin
  private SeedOption seed;
  @Mixin
  private ThreadOptions threads;
  @Mixin
  private EngineOptions engines;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Folder that every finished trial is written to at once, and that a study which was"
          + " stopped goes on from; made if it is missing.")
  private Path resume;

  @Mixin
  private StudyFileOptions files;

  /// What is run.
  ///
  /// @param identity everything that decides results
  /// @param heading  of the table
  /// @param exponent λ₁, if all trials share one that is known
  /// @param trials   to run
  record Work(
      String identity,
      String heading,
      OptionalDouble exponent,
      Function<Progress, List<Trial>> trials) {}

  /// What is made of the rows of a study.
  interface Report {
    /// @param rows     of the study
    /// @param exponent λ₁, if it is known
    String text(List<StudyRow> rows, OptionalDouble exponent);

    /// @param all      of the study
    /// @param files that are wanted
    default void write(StudyFileOptions.Found all, StudyFileOptions files) {
      files.write(all);
    }
  }

  /// @return the master seed
  Seed seed() {
    return seed.seed();
  }

  /// @return the greatest number of cores that may be used
  int threads() {
    return threads.apply();
  }

  /// @return the file that results go to, if one is wanted
  Optional<Path> json() {
    return files.json();
  }

  /// Comes before any work.
  ///
  /// @param inputs what must not be replaced
  void requireWritable(InputFiles inputs) {
    if (!StudyWorker.isPlanning()) {
      files.requireWritable(inputs);
    }
  }

  /// Runs a study and prints its table. Linear algebra keeps to one thread, so that its sums, and with
  /// them every result, are the same whatever the number of trials that run at once.
  ///
  /// @param cores trials that run at once, ≥ 1
  void run(Terminal terminal, Work work, Report report, int cores) {
    run(terminal, work, report, cores, Integer.MAX_VALUE);
  }

  /// One trial at a time on any engine, for trials that take all cores or measure the process that they run in.
  void runAlone(Terminal terminal, Work work, Report report) {
    run(terminal, work, report, 1, 1);
  }

  private void run(Terminal terminal, Work work, Report report, int cores, int atOnce) {
    Blas.best().threads(1);
    if (StudyWorker.isPlanning()) {
      StudyWorker.planned(TrialFinder.among(work.trials().apply(Progress.NONE)));
      return;
    }
    try (TrialEngine engine = engines.open(terminal, cores)) {
      run(terminal, work, report, cores, atOnce, engine);
    }
  }

  private void run(
      Terminal terminal, Work work, Report report, int cores, int atOnce, TrialEngine engine) {
    var command =
        terminal.command(List.of(SeedOption.NAME, Long.toString(seed.seed().value())));
    var manifest = Manifest.now(command, seed.seed().value(), cores);
    TrialLog log = resume == null ? TrialLog.none() : TrialLog.in(resume, work.identity());
    terminal.print(work.heading() + "\n");
    List<StudyRow> rows =
        terminal.during(
            progress -> {
              List<Trial> trials = work.trials().apply(progress);
              var all = new Study(trials, log);
              try (var _ = new Interruption(() -> printSoFar(terminal, work, all))) {
                List<TrialResult> results = all.run(engine, atOnce, progress);
                return StudyRow.of(trials, results, seed.seed());
              }
            });
    terminal.print(report.text(rows, work.exponent()) + remarks(engine));
    terminal.printRepeat(command);
    String text =
        TextWidth.WHOLE.during(() -> report.text(rows, work.exponent()) + remarks(engine));
    report.write(
        new StudyFileOptions.Found(
            manifest.withWorkers(engine.machines()), work.exponent(), rows, work.heading(), text),
        files);
  }

  /// What stands below the table of the machines that it comes from, mostly nothing.
  private static String remarks(TrialEngine engine) {
    return engine.remarks().stream()
        .map(remark -> "\n" + Wrapping.hanging("warning: " + remark, "  "))
        .collect(Collectors.joining());
  }

  /// The trials that have finished; files are for whole studies.
  private void printSoFar(Terminal terminal, Work work, Study study) {
    Map<String, TrialResult> finished = study.soFar();
    terminal.interrupted("trials", finished.size(), study.trials().size(), resume);
    terminal.print(StudyText.soFar(finished, work.exponent()));
  }
}
