package chaoscast.evaluation.cli.study;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.command.SeedOption;
import chaoscast.core.linalg.Blas;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.options.TruthOptions;
import chaoscast.evaluation.cli.options.TruthSource;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.protocol.NamedProtocol;
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

  /// How a study is told.
  @FunctionalInterface
  interface Telling {
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

  /// Checks what was given, before any work.
  Setting setting(String defaultSystem) {
    files.requireWritable(truthOptions.inputs());
    return new Setting(truthOptions.source(seed.seed(), defaultSystem), seed.seed());
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
        (rows, exponent) -> StudyText.of(rows, exponent, List.of()));
  }

  /// @param telling what is printed
  void run(Terminal terminal, Setting setting, String study, Plan plan, Telling telling) {
    run(
        terminal,
        setting,
        study,
        progress -> plan.trials(setting.source().make(progress), progress),
        telling,
        threads.apply());
  }

  /// Runs trials that make truths of their own, one at a time.
  void runAlone(
      Terminal terminal,
      Setting setting,
      String study,
      Function<Progress, List<Trial>> plan,
      Telling telling) {
    threads.apply();
    run(terminal, setting, study, plan, telling, 1);
  }

  private void run(
      Terminal terminal,
      Setting setting,
      String study,
      Function<Progress, List<Trial>> plan,
      Telling telling,
      int cores) {
    Blas.best().threads(1);
    var command =
        terminal.command(List.of(SeedOption.NAME, Long.toString(seed.seed().value())));
    var manifest = Manifest.now(command, seed.seed().value(), cores);
    String identity =
        "%s; %s; %s; seed %d"
            .formatted(
                study,
                setting.source().system(),
                setting.protocol().protocol(),
                seed.seed().value());
    TrialLog log = resume == null ? TrialLog.none() : TrialLog.in(resume, identity);
    String heading =
        ComparisonText.heading(setting.source().system(), setting.protocol().protocol());
    terminal.print(heading + "\n");
    List<StudyRow> rows;
    try (ProgressBars progress = terminal.progress()) {
      List<Trial> trials = plan.apply(progress);
      List<TrialResult> results = new Study(trials, log).run(cores, progress);
      rows = StudyRow.of(trials, results, seed.seed());
    }
    OptionalDouble exponent = setting.source().system().lyapunovExponent();
    String text = telling.text(rows, exponent);
    files.write(manifest, exponent, rows, heading, text);
    terminal.print(text);
    terminal.printRepeat(command);
  }
}
