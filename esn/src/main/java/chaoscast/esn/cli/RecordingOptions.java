package chaoscast.esn.cli;

import chaoscast.core.Trajectory;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.files.DataFiles;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The data of a command that needs no model.
final class RecordingOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = ReadingFlags.DATA + " The longest trajectory is taken.")
  private List<String> data;

  @Mixin
  private ReadingFlags reading;

  @Option(
      names = "--dt",
      paramLabel = "H",
      description = "Time step, if the file does not say it, > 0.")
  private Double timeStep;

  InputFiles inputs() {
    return new InputFiles(DataFiles.paths(data));
  }

  String name() {
    return String.join(", ", data);
  }

  Trajectory read() {
    return DataFiles.read(data, reading.options(timeStep)).longest();
  }
}
