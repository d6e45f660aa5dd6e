package chaoscast.evaluation.cli.study;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.evaluation.cli.options.TruthOptions;
import chaoscast.evaluation.cli.options.TruthSource;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.report.ComparisonText;
import chaoscast.evaluation.report.study.StudyText;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.truth.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/// What all studies share: truth, seed, cores, and where results go.
final class StudyOptions {
  @Mixin
  private TruthOptions truthOptions;
  @Mixin
  private StudyRun run;

  /// The trials of a study, once truth is there.
  @FunctionalInterface
  interface Plan {
    /// @param truth    to train on and be held against
    /// @param progress of what comes before the trials
    List<Trial> trials(Truth truth, Progress progress);
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
    return run.json();
  }

  /// @return what is wanted otherwise than the protocol has it
  ProtocolOverrides overrides() {
    return truthOptions.overrides();
  }

  /// Checks what was given, before any work.
  Setting setting(String defaultSystem) {
    run.requireWritable(truthOptions.inputs());
    return new Setting(truthOptions.source(run.seed(), defaultSystem), run.seed());
  }

  /// The same where a protocol is what is run without arguments.
  Setting protocolSetting(String defaultProtocol) {
    run.requireWritable(truthOptions.inputs());
    return new Setting(
        truthOptions.sourceByProtocol(run.seed(), defaultProtocol), run.seed());
  }

  /// Runs a study and prints its table.
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
  void run(Terminal terminal, Setting given, String study, Plan plan, StudyRun.Report report) {
    int cores = run.threads();
    TruthSource source =
        terminal.during(progress -> given.source().measured(cores, progress));
    var work =
        new StudyRun.Work(
            identity(study, source),
            ComparisonText.heading(source.system(), source.protocol().protocol()),
            source.system().lyapunovExponent(),
            progress -> plan.trials(source.make(progress), progress));
    run.run(terminal, work, report, cores);
  }

  /// Runs trials that make truths of their own, one at a time.
  ///
  /// @param alone their heading, λ₁ if one holds for all, and the trials, which may use [#threads] cores
  void runAlone(Terminal terminal, String study, Alone alone, StudyRun.Report report) {
    run.threads();
    run.runAlone(
        terminal,
        new StudyRun.Work(study, alone.heading(), alone.exponent(), alone.trials()),
        report);
  }

  /// @param heading  of the table
  /// @param exponent λ₁ of all trials; empty where each row has its own
  /// @param trials   asked for once
  record Alone(
      String heading, OptionalDouble exponent, Function<Progress, List<Trial>> trials) {}

  /// @return the greatest number of cores that may be used
  int threads() {
    return run.threads();
  }

  /// @param study everything besides truth, protocol and seed that decides results
  /// @return everything that does
  String identity(String study, TruthSource source) {
    return "%s; %s; seed %d".formatted(study, source.identity(), run.seed().value());
  }
}
