package chaoscast.evaluation.cli.study;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.SeedOption;
import chaoscast.core.linalg.Blas;
import chaoscast.core.text.TextWidth;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.options.TruthOptions;
import chaoscast.evaluation.cli.options.TruthSource;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.report.ComparisonText;
import chaoscast.evaluation.report.study.StudyText;
import chaoscast.evaluation.study.Study;
import chaoscast.evaluation.study.StudyRow;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.study.TrialLog;
import chaoscast.evaluation.study.TrialResult;
import chaoscast.evaluation.truth.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What all studies share: truth, seed, cores, and where results go.
final class StudyOptions {
  @Mixin
  private TruthOptions truthOptions;
  @Mixin
  private SeedOption seed;
  @Mixin
  private ThreadOptions threads;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Folder that every finished trial is written to at once, and that a study which was"
          + " stopped goes on from; made if it is missing.")
  private Path resume;

  @Mixin
  private StudyFileOptions files;

  /// The trials of a study, once truth is there.
  @FunctionalInterface
  interface Plan {
    /// @param truth    to train on and be held against
    /// @param progress of what comes before the trials
    List<Trial> trials(Truth truth, Progress progress);
  }

  /// How a study is reported.
  @FunctionalInterface
  interface Report {
    /// @param rows     of the study
    /// @param exponent λ₁, if it is known
    String text(List<StudyRow> rows, OptionalDouble exponent);
  }

  /// What a study is about to be run on.
  ///
  /// @param source of truth
  /// @param seed   master seed
  record Setting(TruthSource source, Seed seed) {
    NamedProtocol protocol() {
      return source.protocol();
    }
  }

  /// @return the file that results go to, if one is wanted
  Optional<Path> json() {
    return files.json();
  }

  /// @return what is wanted otherwise than the protocol has it
  ProtocolOverrides overrides() {
    return truthOptions.overrides();
  }

  /// Checks what was given, before any work.
  Setting setting(String defaultSystem) {
    files.requireWritable(truthOptions.inputs());
    return new Setting(truthOptions.source(seed.seed(), defaultSystem), seed.seed());
  }

  /// The same where a protocol is what is run without arguments.
  Setting protocolSetting(String defaultProtocol) {
    files.requireWritable(truthOptions.inputs());
    return new Setting(
        truthOptions.sourceByProtocol(seed.seed(), defaultProtocol), seed.seed());
  }

  /// Runs a study and prints its table. Linear algebra keeps to one thread, so that its sums, and with
  /// them every result, are the same whatever the number of trials that run at once.
  ///
  /// @param study everything besides truth, protocol and seed that decides results
  void run(Terminal terminal, Setting setting, String study, Plan plan) {
    run(
        terminal,
        setting,
        study,
        plan,
        (rows, exponent) -> StudyText.withVerdict(rows, exponent, List.of()));
  }

  /// @param report what is printed
  void run(Terminal terminal, Setting given, String study, Plan plan, Report report) {
    int cores = threads.apply();
    TruthSource source =
        terminal.during(progress -> given.source().measured(cores, progress));
    var work =
        new Work(
            identity(study, source),
            ComparisonText.heading(source.system(), source.protocol().protocol()),
            source.system().lyapunovExponent(),
            progress -> plan.trials(source.make(progress), progress));
    run(terminal, work, report, cores);
  }

  /// Runs trials that make truths of their own, one at a time.
  ///
  /// @param alone their heading, λ₁ if one holds for all, and the trials, which may use [#threads] cores
  void runAlone(Terminal terminal, String study, Alone alone, Report report) {
    threads.apply();
    run(
        terminal,
        new Work(study, alone.heading(), alone.exponent(), alone.trials()),
        report,
        1);
  }

  /// @param heading  of the table
  /// @param exponent λ₁ of all trials; empty where each row has its own
  /// @param trials   asked for once
  record Alone(
      String heading, OptionalDouble exponent, Function<Progress, List<Trial>> trials) {}

  /// @return the greatest number of cores that may be used
  int threads() {
    return threads.apply();
  }

  /// @param study everything besides truth, protocol and seed that decides results
  /// @return everything that does
  String identity(String study, TruthSource source) {
    return "%s; %s; seed %d".formatted(study, source.identity(), seed.seed().value());
  }

  /// What is run.
  ///
  /// @param identity everything that decides results
  /// @param heading  of the table
  /// @param exponent λ₁, if all trials share one that is known
  /// @param trials   to run
  private record Work(
      String identity,
      String heading,
      OptionalDouble exponent,
      Function<Progress, List<Trial>> trials) {}

  private void run(Terminal terminal, Work work, Report report, int cores) {
    Blas.best().threads(1);
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
                List<TrialResult> results = all.run(cores, progress);
                return StudyRow.of(trials, results, seed.seed());
              }
            });
    terminal.print(report.text(rows, work.exponent()));
    terminal.printRepeat(command);
    String text = TextWidth.WHOLE.during(() -> report.text(rows, work.exponent()));
    files.write(manifest, work.exponent(), rows, work.heading(), text);
  }

  /// The trials that have finished; files are for whole studies.
  private void printSoFar(Terminal terminal, Work work, Study study) {
    Map<String, TrialResult> finished = study.soFar();
    terminal.interrupted("trials", finished.size(), study.trials().size(), resume);
    terminal.print(StudyText.soFar(finished, work.exponent()));
  }
}
