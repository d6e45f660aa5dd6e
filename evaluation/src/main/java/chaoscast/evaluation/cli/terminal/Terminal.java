package chaoscast.evaluation.cli.terminal;

import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Surrogate;
import chaoscast.core.files.understanding.Understanding;
import chaoscast.core.text.PlainText;
import chaoscast.core.text.ShellText;
import chaoscast.evaluation.compare.FailedContestant;
import chaoscast.evaluation.compare.RecordedContestant;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.compare.TrainingOutcome;
import chaoscast.evaluation.compare.TrainingOutcomes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Where a command's words go, and the words it was called with.
///
/// @param out       tables
/// @param err       messages
/// @param bars      whether progress bars may be drawn on `err`
/// @param arguments the command line without the program's name
public record Terminal(PrintWriter out, PrintWriter err, boolean bars, List<String> arguments) {
  public static final String PROGRAM = "chaoscast";
  /// The option that shows stack traces.
  public static final String STACKTRACE = "--stacktrace";
  private static final String STACKTRACE_VARIABLE = "CHAOSCAST_STACKTRACE";

  public Terminal {
    arguments = List.copyOf(arguments);
  }

  /// @param text lines that end in a line feed; shown at once
  public void print(String text) {
    out.print(PlainText.of(text));
    out.flush();
  }

  /// @param message one line for standard error
  public void message(String message) {
    err.println(PlainText.of(message));
    err.flush();
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

  public void warn(String message) {
    message("warning: " + message);
  }

  /// What its user should know of a surrogate, a line a remark.
  ///
  /// @param label what it is called
  public void warn(String label, Surrogate surrogate) {
    for (Remark remark : surrogate.remarks()) {
      message((remark.isCaution() ? "warning: " : "note: ") + remark.of(label));
    }
  }

  /// What was done in doubt when data were read, a line each, and what was done besides.
  public void warn(Understanding understanding) {
    understanding.warnings().forEach(this::warn);
    understanding.remarks().forEach(remark -> message("note: " + remark));
  }

  /// What the user should know of each contestant, a line a remark or failure.
  public void warn(TrainingOutcomes outcomes) {
    for (TrainingOutcome outcome : outcomes.all()) {
      switch (outcome) {
        case TrainedContestant trained -> warn(trained.label(), trained.surrogate());
        case RecordedContestant recorded -> {} // its remarks stand below the table
        case FailedContestant failed -> {
          warn(
              "%s could not be trained: %s; %s"
                  .formatted(failed.label(), failed.reason(), failed.cure()));
          trace(failed.cause());
        }
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
    return new ProgressBars(err, bars);
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
