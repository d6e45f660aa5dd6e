package chaoscast.core.command;

import chaoscast.core.files.table.ReadingOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/// How data files are to be read, where they do not make it clear themselves: the same options in every
/// command that reads data. The time step is an option of the command.
public final class ReadingFlags {
  /// What every command says of its `--data`.
  public static final String DATA =
      "Data: a file (CSV, TSV, text, HDF5, NetCDF-4, MATLAB, NPY, NPZ), a folder or a pattern; may be"
          + " repeated. Several trajectories make one set. 'inspect' shows what is understood.";

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COLUMN",
      description = "The states, by name or number from 1. Default: every column of numbers that has no"
          + " other role.")
  private List<String> columns;

  @Option(
      names = "--time",
      paramLabel = "COLUMN|none",
      description = "The column of times; none: there is none. Default: found out.")
  private String time;

  @Option(
      names = "--inputs",
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns that drive the system from outside; they are no states.")
  private List<String> inputs = List.of();

  @Option(
      names = "--trajectory",
      paramLabel = "COLUMN",
      description = "The column that tells trajectories from each other. Default: found out.")
  private String trajectory;

  @Option(
      names = "--missing",
      paramLabel = "VALUE",
      description = "A value that stands for none, besides empty cells, NA, nan, null; may be repeated.")
  private List<String> missing = List.of();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "Which array of a file with several.")
  private String dataset;

  @Option(
      names = "--resample",
      paramLabel = "DT",
      description = "Reads splines through the data at even times DT apart, > 0.")
  private Double resample;

  @Option(
      names = "--transpose",
      negatable = true,
      description = "Whether a row of the table is a variable. Default: found out.")
  private Boolean transposed;

  /// @param timeStep what `--dt` says
  public ReadingOptions options(OptionalDouble timeStep) {
    return new ReadingOptions(
        Optional.ofNullable(columns),
        Optional.ofNullable(time),
        inputs,
        Optional.ofNullable(trajectory),
        missing,
        Optional.ofNullable(dataset),
        timeStep,
        resample == null ? OptionalDouble.empty() : OptionalDouble.of(resample),
        Optional.ofNullable(transposed),
        OptionalInt.empty(),
        OptionalDouble.empty());
  }

  /// @param timeStep what `--dt` says; null without it
  public ReadingOptions options(Double timeStep) {
    return options(timeStep == null ? OptionalDouble.empty() : OptionalDouble.of(timeStep));
  }
}
