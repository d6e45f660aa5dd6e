package chaoscast.evaluation.cli.terminal;

import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Surrogate;
import chaoscast.core.files.understanding.Understanding;
import chaoscast.core.text.PlainText;
import chaoscast.core.text.ShellText;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.compare.FailedContestant;
import chaoscast.evaluation.compare.RecordedContestant;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.compare.TrainingOutcome;
import chaoscast.evaluation.compare.TrainingOutcomes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// Where a command's words go, and the words it was called with.
///
/// @param out       tables
/// @param err       messages
/// @param bars      whether progress bars may be drawn on `err`; none are with `--quiet`
/// @param arguments the command line without the program's name
public record Terminal(PrintWriter out, PrintWriter err, boolean bars, List<String> arguments) {
  public static final String PROGRAM = "chaoscast";
  /// The option that shows stack traces.
  public static final String STACKTRACE = "--stacktrace";
  /// The option that shows help without colours.
  public static final String NO_COLOR = "--no-color";
  /// The option that leaves tables, warnings and failures alone on the terminal.
  public static final String QUIET = "--quiet";
  private static final String STACKTRACE_VARIABLE = "CHAOSCAST_STACKTRACE";

  public Terminal {
    arguments = List.copyOf(arguments);
  }

  /// @return the same, called with other words
  public Terminal with(List<String> words) {
    return new Terminal(out, err, bars, words);
  }

  /// @return the same with tables going elsewhere
  public Terminal with(PrintWriter tables) {
    return new Terminal(tables, err, bars, arguments);
  }

  /// @param text lines that end in a line feed; shown at once
  public void print(String text) {
    out.print(PlainText.of(text));
    out.flush();
  }

  /// What a command has done, for standard error; nothing with `--quiet`.
  ///
  /// @param message one sentence, broken into lines
  public void message(String message) {
    if (!isQuiet()) {
      say(message);
    }
  }

  /// Says what a signal has left of work.
  ///
  /// @param what  its parts are called
  /// @param done  number of those that are finished
  /// @param total of all
  /// @param kept  what becomes of them
  public void interrupted(String what, int done, int total, String kept) {
    message(
        done == 0 ? "interrupted: none of %d %s are finished".formatted(total, what)
            : "interrupted: %d of %d %s are finished; %s".formatted(done, total, what, kept));
  }

  /// Says what a signal has left of trials.
  ///
  /// @param what   they are called
  /// @param done   number of those that are finished
  /// @param total  of all
  /// @param resume the folder that they are in; null where none keeps them
  public void interrupted(String what, int done, int total, Path resume) {
    interrupted(
        what, done, total,
        resume == null ? "--resume DIR would have kept them"
            : "--resume %s goes on from them".formatted(resume));
  }

  public void warn(String message) {
    say("warning: " + message);
  }

  /// @param failure why a command ends
  public void fail(String failure) {
    say(PROGRAM + ": " + failure);
  }

  /// @return whether tables, warnings and failures are all that is wanted
  public boolean isQuiet() {
    return arguments.contains(QUIET);
  }

  private void say(String message) {
    for (String line : message.split("\n", -1)) {
      err.print(PlainText.of(Wrapping.hanging(line, "  ")));
    }
    err.flush();
  }

  /// What its user should know of a surrogate, a line a remark.
  ///
  /// @param label what it is called
  public void warn(String label, Surrogate surrogate) {
    for (Remark remark : surrogate.remarks()) {
      remark(label, remark);
    }
  }

  private void remark(String label, Remark remark) {
    if (remark.isCaution()) {
      warn(remark.of(label));
    } else {
      message("note: " + remark.of(label));
    }
  }

  /// What was done in doubt when data were read, a line each, and what was done besides.
  public void warn(Understanding understanding) {
    understanding.warnings().forEach(this::warn);
    understanding.remarks().forEach(remark -> message("note: " + remark));
  }

  /// What the user should know of each contestant, a line a remark or failure; what several share is said once.
  public void warn(TrainingOutcomes outcomes) {
    var labels = new LinkedHashMap<Remark, List<String>>();
    for (TrainingOutcome outcome : outcomes.all()) {
      List<Remark> remarks =
          switch (outcome) {
            case TrainedContestant trained -> trained.surrogate().remarks();
            case RecordedContestant recorded -> recorded.remarks();
            case FailedContestant _ -> List.of();
          };
      remarks.forEach(
          remark -> labels.computeIfAbsent(remark, _ -> new ArrayList<>()).add(outcome.label()));
    }
    labels.forEach((remark, who) -> remark(String.join(", ", who), remark));
    for (TrainingOutcome outcome : outcomes.all()) {
      if (outcome instanceof FailedContestant failed) {
        warn(
            "%s could not be trained: %s; %s"
                .formatted(failed.label(), failed.reason(), failed.cure()));
        trace(failed.cause());
      }
    }
  }

  /// Shows where a failure arose, if that is wanted.
  ///
  /// @return whether it is: with `--stacktrace`, or `CHAOSCAST_STACKTRACE` in the environment
  public boolean trace(Throwable failure) {
    boolean wanted =
        arguments.contains(STACKTRACE) || System.getenv(STACKTRACE_VARIABLE) != null;
    if (wanted) {
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.print(PlainText.of(trace.toString()));
    }
    return wanted;
  }

  /// Does work with a progress bar that is gone when the work is done.
  public <T> T during(Function<Progress, T> work) {
    try (ProgressBars progress = progress()) {
      return work.apply(progress);
    }
  }

  public ProgressBars progress() {
    return new ProgressBars(err, bars && !isQuiet());
  }

  /// The command line that repeats this run.
  ///
  /// @param decided options that were left out, each followed by the value that was used
  public List<String> command(List<String> decided) {
    var command = new ArrayList<String>();
    command.add(PROGRAM);
    command.addAll(arguments);
    for (int i = 0; i < decided.size(); i += 2) {
      String option = decided.get(i);
      if (arguments.stream()
          .noneMatch(word -> word.equals(option) || word.startsWith(option + "="))) {
        command.add(option);
        command.add(decided.get(i + 1));
      }
    }
    return command;
  }

  public void printRepeat(List<String> command) {
    print("\nrepeat: " + ShellText.of(command) + "\n");
  }
}
