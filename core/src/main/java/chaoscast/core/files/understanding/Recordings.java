package chaoscast.core.files.understanding;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.files.understanding.Understanding.Advice;
import chaoscast.core.files.understanding.Understanding.Look;
import chaoscast.core.ring.Neighbourhood;
import chaoscast.core.text.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Trajectories from one or several tables, which make one training set, and what was understood.
///
/// @param recordings    the trajectories, in order; of one dimension and one time step
/// @param understanding how they were found
public record Recordings(List<Recording> recordings, Understanding understanding) {
  private static final int SAMPLE = 4000;

  public Recordings {
    recordings = List.copyOf(recordings);
  }

  /// @return the states, with the inputs if there are any
  public List<Trajectory> trajectories() {
    return recordings.stream().map(Recording::driven).toList();
  }

  /// @return the longest trajectory, for those who need one
  public Trajectory longest() {
    return longestRecording().driven();
  }

  /// @return the longest trajectory with what was recorded beside it
  public Recording longestRecording() {
    return recordings.stream()
        .reduce((one, other) -> other.states().steps() > one.states().steps() ? other : one)
        .orElseThrow();
  }

  /// @return this
  /// @throws InputException if no variable changes in any trajectory
  public Recordings requireMotion() {
    for (Recording recording : recordings) {
      Trajectory states = recording.states();
      for (int i = 1; i < states.steps(); i++) {
        for (int k = 0; k < states.dimension(); k++) {
          if (states.get(i, k) != states.get(0, k)) {
            return this;
          }
        }
      }
    }
    throw new InputException(
        "%s must have a state that changes but %s: there is nothing to learn or to forecast"
            .formatted(
                understanding.files().getFirst(),
                understanding.rows() == 1 ? "has one row"
                    : "all %d rows are the same".formatted(understanding.rows())));
  }

  /// What the tables mean, without their trajectories; a time step need not be known.
  public static Understanding understand(List<Table> tables, ReadingOptions options) {
    return understood(meanings(widened(tables), options));
  }

  private static List<Table> widened(List<Table> tables) {
    return tables.stream().map(LongTable::widened).toList();
  }

  /// @param read at least one; their cells are given up
  /// @throws InputException if they do not fit together, or if no one says the time step
  public static Recordings of(List<Table> read, ReadingOptions options) {
    List<Table> tables = widened(read);
    List<TableMeaning> meanings = meanings(tables, options);
    Understanding understanding = understood(meanings);
    double step = understanding.clock().timeStep().orElseGet(
        () -> mapStep(tables.getFirst(), understanding));
    var recordings = new ArrayList<Recording>();
    for (TableMeaning meaning : meanings) {
      recordings.addAll(meaning.recordings(step));
    }
    return new Recordings(recordings, understanding);
  }

  /// A map has no time but its steps.
  private static double mapStep(Table first, Understanding understanding) {
    if (understanding.look().map(Look::kind).filter(Kind.MAP::equals).isPresent()) {
      return 1;
    }
    throw new InputException(
        "the time step of %s must be known but the file does not say it: give it with --dt"
            .formatted(first.file()));
  }

  private static List<TableMeaning> meanings(List<Table> tables, ReadingOptions options) {
    var meanings = new ArrayList<TableMeaning>();
    for (int i = 0; i < tables.size(); i++) {
      var meaning = new TableMeaning(tables.get(i), options, i);
      if (i > 0 && isShuffled(meanings.getFirst(), meaning)) {
        meaning = new TableMeaning(ordered(meanings.getFirst(), meaning), options, i);
      }
      if (i > 0) {
        requireLike(meanings.getFirst(), meaning);
      }
      meanings.add(meaning);
    }
    return meanings;
  }

  /// Whether another file names the same states in another order, which is not that of `--columns`.
  private static boolean isShuffled(TableMeaning first, TableMeaning other) {
    List<String> wanted = states(first);
    List<String> found = states(other);
    return first.table().isNamed() && other.table().isNamed() && !wanted.equals(found)
        && wanted.stream().distinct().count() == wanted.size()
        && wanted.stream().sorted().toList().equals(found.stream().sorted().toList());
  }

  /// The table with its states in the order of another's, each where one of them stood.
  private static Table ordered(TableMeaning first, TableMeaning other) {
    List<Integer> places =
        other.columns().stream().filter(one -> one.role() == Role.STATE).map(ColumnRole::index)
            .toList();
    List<String> found = states(other);
    List<String> wanted = states(first);
    var order = new ArrayList<Integer>();
    for (int column = 0; column < other.table().columns().size(); column++) {
      int at = places.indexOf(column);
      order.add(at < 0 ? column : places.get(found.indexOf(wanted.get(at))));
    }
    return other.table().ordered(order)
        .withNote("the columns are read by their names, in the order of the first file");
  }

  private static void requireLike(TableMeaning first, TableMeaning other) {
    List<String> wanted = states(first);
    List<String> found = states(other);
    boolean named = first.table().isNamed() && other.table().isNamed();
    if (named ? !wanted.equals(found) : wanted.size() != found.size()) {
      throw new InputException(
          "%s must have the states of %s (%s) but has %s"
              .formatted(other.table().label(), first.table().label(), String.join(", ", wanted),
                  String.join(", ", found)));
    }
    OptionalDouble one = first.clock().timeStep();
    OptionalDouble two = other.clock().timeStep();
    if (one.isPresent() && two.isPresent()
        && Math.abs(one.getAsDouble() - two.getAsDouble()) > 1e-6 * one.getAsDouble()) {
      throw new InputException(
          "%s must have the time step of %s, %s, but has %s (--resample DT reads both at even times)"
              .formatted(other.table().label(), first.table().label(), one.getAsDouble(),
                  two.getAsDouble()));
    }
  }

  private static List<String> states(TableMeaning meaning) {
    return meaning.columns().stream()
        .filter(one -> one.role() == Role.STATE)
        .map(ColumnRole::name)
        .toList();
  }

  private static Understanding understood(List<TableMeaning> meanings) {
    TableMeaning first = meanings.getFirst();
    TableMeaning longest = first;
    for (TableMeaning meaning : meanings) {
      longest = longest(meaning) > longest(longest) ? meaning : longest;
    }
    Optional<Trajectory> sample = longest.sample(SAMPLE);
    Optional<Look> look = sample.flatMap(Looks::of);
    var outliers = new ArrayList<Outlier>();
    var stretches = new ArrayList<Stretch>();
    var remarks = new LinkedHashSet<String>();
    var warnings = new LinkedHashSet<String>();
    for (TableMeaning meaning : meanings) {
      outliers.addAll(meaning.outliers());
      stretches.addAll(meaning.stretches());
      String label = meanings.size() == 1 ? "" : meaning.table().label() + ": ";
      meaning.remarks().forEach(remark -> remarks.add(label + remark));
      meaning.warnings().forEach(warning -> warnings.add(label + warning));
    }
    for (Outlier outlier : outliers) {
      warnings.add(warning(outlier));
    }
    sample.ifPresent(states -> warnings.addAll(overflows(states)));
    boolean unknown = first.clock().timeStep().isEmpty();
    if (unknown && look.map(Look::kind).filter(Kind.MAP::equals).isPresent()) {
      warnings.add("the data look like those of a map: a step of 1 is taken (--dt changes it)");
    }
    return new Understanding(
        meanings.stream().map(meaning -> meaning.table().label()).toList(),
        meanings.stream().map(meaning -> meaning.table().format()).toList(),
        meanings.stream().mapToInt(meaning -> meaning.table().rows()).sum(),
        first.columns(),
        first.clock(),
        stretches,
        meanings.stream().mapToInt(TableMeaning::missing).sum(),
        meanings.stream().mapToInt(TableMeaning::alone).sum(),
        outliers,
        look,
        List.copyOf(remarks),
        List.copyOf(warnings),
        advice(first.clock(), sample, look, outliers));
  }

  private static int longest(TableMeaning meaning) {
    return meaning.stretches().stream().mapToInt(Stretch::rows).max().orElse(0);
  }

  private static String warning(Outlier outlier) {
    String rows = outlier.count() == 1 ? "row " + outlier.row()
        : "%d rows from row %d on".formatted(outlier.count(), outlier.row());
    String value = number(outlier.value());
    return outlier.sentinel()
        ? "column %s holds %s in %s, which looks like a missing value (--missing %2$s makes it one)"
            .formatted(outlier.column(), value, rows)
        : "column %s is far outside its range in %s, such as %s"
            .formatted(outlier.column(), rows, value);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString(Math.round(value)) : Double.toString(value);
  }

  private static List<Advice> advice(
      Clock clock, Optional<Trajectory> sample, Optional<Look> look, List<Outlier> outliers) {
    var advice = new ArrayList<Advice>();
    outliers.stream().filter(Outlier::sentinel).findFirst().ifPresent(
        outlier -> advice.add(
            new Advice("A value that stands for none is no state.",
                "--missing " + number(outlier.value()))));
    if (clock.timeStep().isEmpty()
        && look.map(Look::kind).filter(Kind.MAP::equals).isEmpty()) {
      advice.add(new Advice("No one says the time step.", "--dt DT"));
    }
    if (sample.isEmpty() || look.isEmpty()) {
      return advice;
    }
    Kind kind = look.get().kind();
    int decay = look.get().decay();
    if (look.get().needsPast()) {
      int stride = Math.max(1, Math.round(decay / 3f));
      advice.add(
          new Advice("One variable does not tell its next value; its past does.",
              "-p delays=6 -p stride=" + stride));
    }
    if (kind == Kind.FLOW && decay > 60 && clock.timeStep().isPresent()) {
      double step = clock.timeStep().getAsDouble() * Math.max(2, decay / 20);
      advice.add(
          new Advice(
              "States of neighbouring rows hardly differ: a larger spacing trains as well on fewer rows.",
              "--resample " + Float.toString((float) step)));
    }
    boolean usable = outliers.isEmpty() && overflows(sample.get()).isEmpty();
    if (usable && kind != Kind.NOISE && kind != Kind.TREND) {
      structure(Neighbourhood.of(sample.get()), kind).ifPresent(advice::add);
    }
    if (usable && spread(sample.get()) > 100) {
      advice.add(
          new Advice("The variables' spreads differ more than a hundredfold.",
              "--scaling standard"));
    }
    return advice;
  }

  private static Optional<Advice> structure(Neighbourhood.Structure structure, Kind kind) {
    if (structure == Neighbourhood.Structure.NONE) {
      return Optional.empty();
    }
    return Optional.of(
        structure == Neighbourhood.Structure.FIELD && kind == Kind.FLOW
            ? new Advice(
                "Columns are values of a field, smooth along a ring: sindy fits a partial differential equation.",
                "-p library=spectral")
            : new Advice(
                "Each column follows from those beside it, on a ring: d2r2 needs few rows if it sees these alone.",
                "-p preset=ring"));
  }

  /// A warning for each column whose squares are beyond binary64.
  private static List<String> overflows(Trajectory sample) {
    double most = Math.sqrt(Double.MAX_VALUE / sample.steps()) / 2;
    var warnings = new ArrayList<String>();
    for (int k = 0; k < sample.dimension(); k++) {
      double greatest = 0;
      for (int i = 0; i < sample.steps(); i++) {
        greatest = Math.max(greatest, Math.abs(sample.get(i, k)));
      }
      if (greatest > most) {
        warnings.add(
            "column %s has values as great as %s, so that its standard deviation overflows: use other units"
                .formatted(sample.names().get(k), NumberText.scientific(greatest)));
      }
    }
    return warnings;
  }

  private static double spread(Trajectory sample) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (int k = 0; k < sample.dimension(); k++) {
      double low = sample.get(0, k);
      double high = low;
      for (int i = 1; i < sample.steps(); i++) {
        low = Math.min(low, sample.get(i, k));
        high = Math.max(high, sample.get(i, k));
      }
      least = Math.min(least, high - low);
      greatest = Math.max(greatest, high - low);
    }
    return least > 0 ? greatest / least : 1;
  }
}
