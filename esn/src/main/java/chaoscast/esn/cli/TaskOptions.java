package chaoscast.esn.cli;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.esn.reward.LearningTask;
import chaoscast.esn.reward.TargetCurve;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/// What is to be drawn, and with what.
final class TaskOptions {
  @Option(
      names = "--task",
      paramLabel = "drawing|arm|arm-cost|FILE",
      defaultValue = "drawing",
      description = "drawing: the outputs are the position; arm: two joints' angles; arm-cost: three joints'"
          + " angles, movement costs; or a FILE of states: its curve is drawn. Default: ${DEFAULT-VALUE}.")
  private String task;

  @Option(
      names = "--target",
      paramLabel = "FILE",
      description = "States that are drawn in place of the published butterfly, one trial from first to last;"
          + " moved and scaled into [-1, 1].")
  private Path target;

  InputFiles inputs() {
    if (isFile()) {
      return InputFiles.of(Path.of(task));
    }
    return target == null ? InputFiles.of() : InputFiles.of(target);
  }

  private boolean isFile() {
    return !List.of("drawing", "arm", "arm-cost").contains(task);
  }

  /// @return the published task's, or the file
  String name() {
    return target == null ? task : task + " of " + target;
  }

  /// @return whether the task's curve comes from a file
  boolean hasOwnTarget() {
    return isFile() || target != null;
  }

  LearningTask task() {
    if (isFile()) {
      Path file = Path.of(task);
      if (!Files.exists(file)) {
        throw new InputException(
            "--task must be drawing, arm, arm-cost or a file but was '%s', which does not exist"
                .formatted(task));
      }
      return new LearningTask.Drawing(read(file));
    }
    TargetCurve curve = target == null ? TargetCurve.butterfly() : read(target);
    return switch (task) {
      case "arm" -> LearningTask.arm(curve);
      case "arm-cost" -> LearningTask.armWithCost(curve);
      default -> new LearningTask.Drawing(curve);
    };
  }

  private static TargetCurve read(Path file) {
    return TargetCurve.of(TrajectoryFiles.read(file, OptionalDouble.of(1)));
  }
}
