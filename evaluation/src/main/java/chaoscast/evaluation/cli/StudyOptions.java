package chaoscast.evaluation.cli;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.linalg.Blas;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.report.ComparisonText;
import chaoscast.evaluation.report.StudyFiles;
import chaoscast.evaluation.report.StudyText;
import chaoscast.evaluation.study.Study;
import chaoscast.evaluation.study.StudyRow;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.study.TrialLog;
import chaoscast.evaluation.study.TrialResult;
import chaoscast.evaluation.truth.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What all studies share: truth, seed, cores, and where results go.
final class StudyOptions {
  @Mixin
  private TruthOptions truthOptions;
  @Mixin
  private SeedOptions seed;
  @Mixin
  private ThreadOptions threads;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Folder that every finished trial is written to at once, and that a study which was"
          + " stopped goes on from; made if it is missing.")
  private Path resume;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes everything that was found as JSON.")
  private Path json;

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

  /// Checks what was given, before any work.
  Setting setting(String defaultSystem) {
    if (json != null) {
      truthOptions.inputs().requireOther("--json", json);
      AtomicFile.requireWritable(json);
    }
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
    int cores = threads.apply();
    Blas.best().threads(1);
    var command =
        terminal.command(List.of(SeedOptions.NAME, Long.toString(seed.seed().value())));
    var manifest = Manifest.now(command, seed.seed().value(), cores);
    String identity =
        "%s; %s; %s; seed %d"
            .formatted(
                study,
                setting.source().system(),
                setting.protocol().protocol(),
                seed.seed().value());
    TrialLog log = resume == null ? TrialLog.none() : TrialLog.in(resume, identity);
    terminal.print(
        ComparisonText.heading(setting.source().system(), setting.protocol().protocol()) + "\n");
    List<StudyRow> rows;
    try (ProgressBars progress = terminal.progress()) {
      Truth truth = setting.source().make(progress);
      List<Trial> trials = plan.trials(truth, progress);
      List<TrialResult> results = new Study(trials, log).run(cores, progress);
      rows = StudyRow.of(trials, results, seed.seed());
    }
    if (json != null) {
      StudyFiles.writeJson(
          manifest, setting.source().system().lyapunovExponent(), rows, json);
    }
    terminal.print(telling.text(rows, setting.source().system().lyapunovExponent()));
    terminal.printRepeat(command);
  }
}
