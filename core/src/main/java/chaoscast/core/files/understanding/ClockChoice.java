package chaoscast.core.files.understanding;

import chaoscast.core.InputException;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Decides on the time step among what was given, what the file says and what its stamps show.
final class ClockChoice {
  private final Table table;
  private final ReadingOptions options;
  private final TableRoles roles;
  private final TableCells cells;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  ClockChoice(Table table, ReadingOptions options, TableRoles roles, TableCells cells) {
    this.table = table;
    this.options = options;
    this.roles = roles;
    this.cells = cells;
    options.timeStep().ifPresent(
        step -> requirePositive("the time step given for " + table.file(), step));
    table.origin().timeStep().ifPresent(
        step -> requirePositive("the time step in " + table.file(), step));
  }

  List<String> remarks() {
    return remarks;
  }

  List<String> warnings() {
    return warnings;
  }

  /// @param stamps of the clock, or null
  Clock of(Stamps stamps) {
    OptionalDouble given = options.timeStep();
    OptionalDouble said = table.origin().timeStep();
    String column = roles.clock().isPresent() ? roles.name(roles.clock().getAsInt()) : "";
    double least = stamps == null ? Double.NaN : stamps.least();
    double greatest = stamps == null ? Double.NaN : stamps.greatest();
    boolean even = stamps == null || stamps.even();
    if (options.resample().isPresent()) {
      remarks.add("splines through the data are read at even times (--resample)");
      return new Clock(column, options.resample(), "--resample", least, greatest, even);
    }
    boolean stamped = stamps != null && !roles.isCounter();
    if (said.isPresent() && stamped && !stamps.agreesWith(said.getAsDouble())) {
      throw contradiction("the time step in", said.getAsDouble(), stamps.step());
    }
    if (given.isPresent()) {
      if (said.isPresent() && Math.abs(said.getAsDouble() - given.getAsDouble())
          > 1e-9 * said.getAsDouble()) {
        throw contradiction("the time step given for", given.getAsDouble(), said.getAsDouble());
      }
      if (stamped && !stamps.agreesWith(given.getAsDouble())) {
        if (cells.hasOwnUnit()) {
          throw contradiction("the time step given for", given.getAsDouble(), stamps.step());
        }
        warnings.add(
            "the stamps in column %s are %s apart, but the time step is %s, as given by --dt"
                .formatted(column, stamps.step(), given.getAsDouble()));
      }
      return new Clock(column, said.isPresent() ? said : given, "--dt", least, greatest, even);
    }
    if (said.isPresent()) {
      return new Clock(column, said, table.origin().said(), least, greatest, even);
    }
    if (stamped && stamps.step() > 0) {
      return new Clock(
          column, OptionalDouble.of(stamps.step()), "column " + column, least, greatest, even);
    }
    return new Clock(column, options.fallback(), "the model", least, greatest, even);
  }

  private InputException contradiction(String what, double step, double other) {
    return new InputException(
        "%s %s must be the file's %s but was %s".formatted(what, table.file(), other, step));
  }

  private static void requirePositive(String name, double step) {
    if (!(step > 0 && Double.isFinite(step))) {
      throw new InputException("%s must be > 0 but was %s".formatted(name, step));
    }
  }
}
