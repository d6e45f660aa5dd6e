package chaoscast.esn.cli;

import chaoscast.core.Trajectory;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.files.DataFiles;
import chaoscast.core.model.StateDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /// What decides on the rows of an experiment with these data: a file of the same name may hold others by the time that
  /// it is resumed.
  Map<String, Object> settings(Trajectory data) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("data", name());
    settings.put("states", data.steps());
    settings.put("timeStep", data.timeStep());
    settings.put("digest", StateDigest.of(data));
    return settings;
  }

  Trajectory read() {
    return DataFiles.read(data, reading.options(timeStep)).longest();
  }
}
