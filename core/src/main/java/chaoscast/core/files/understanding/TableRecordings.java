package chaoscast.core.files.understanding;

import chaoscast.core.InputException;
import chaoscast.core.Origin;
import chaoscast.core.Trajectory;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.text.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Makes trajectories of the pieces of a table.
final class TableRecordings {
  private final Table table;
  private final ReadingOptions options;
  private final int number;
  private final TableRoles roles;
  private final TableCells cells;
  private final List<Piece> pieces;
  private final Clock clock;

  /// @param number of the table among those that are read together
  TableRecordings(
      Table table,
      ReadingOptions options,
      int number,
      TableRoles roles,
      TableCells cells,
      List<Piece> pieces,
      Clock clock) {
    this.table = table;
    this.options = options;
    this.number = number;
    this.roles = roles;
    this.cells = cells;
    this.pieces = pieces;
    this.clock = clock;
  }

  List<Stretch> stretches() {
    return pieces.stream()
        .map(piece -> new Stretch(number, name(piece), 1 + piece.first(), piece.count(),
            piece.reason()))
        .toList();
  }

  /// The trajectories. The table's cells are given up on the way.
  ///
  /// @param timeStep Δt
  List<Recording> recordings(double timeStep) {
    List<Stretch> stretches = stretches();
    var made = new ArrayList<Recording>();
    List<Beside> beside = pieces.stream().map(piece -> beside(piece, timeStep)).toList();
    Optional<Trajectory> together =
        pieces.size() > 1 && options.resample().isEmpty() ? together(timeStep) : Optional.empty();
    int first = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      int from = first;
      Trajectory states =
          together.map(all -> all.slice(from, from + piece.count()))
              .orElseGet(() -> trajectory(piece, roles.of(Role.STATE), timeStep, isAlone(piece)));
      Beside one = beside.get(i);
      made.add(
          new Recording(
              stretches.get(i), described(states, piece, roles.of(Role.STATE), one.start),
              one.driven, one.constants, one.stamp));
      first += piece.count();
    }
    return made;
  }

  /// @param most     number of states
  /// @param outliers of the states; those that stand for a missing value are kept out
  /// @return states that follow each other in the longest stretch
  Optional<Trajectory> sample(int most, List<Outlier> outliers) {
    List<Integer> states = roles.of(Role.STATE);
    double[] signs = new double[states.size()];
    for (int k = 0; k < signs.length; k++) {
      String name = roles.name(states.get(k));
      signs[k] = outliers.stream().filter(one -> one.sentinel() && one.column().equals(name))
          .mapToDouble(Outlier::value).findFirst().orElse(Double.NaN);
    }
    boolean signed = Arrays.stream(signs).anyMatch(sign -> !Double.isNaN(sign));
    Piece longest = null;
    int from = 0;
    int count = 0;
    for (Piece piece : pieces) {
      int begin = 0;
      for (int i = signed ? 0 : piece.count(); i <= piece.count(); i++) {
        if (i == piece.count() || hasSign(piece.at(i), states, signs)) {
          if (i - begin > count) {
            longest = piece;
            from = begin;
            count = i - begin;
          }
          begin = i + 1;
        }
      }
    }
    if (longest == null) {
      return Optional.empty();
    }
    count = Math.min(most, count);
    double[] values = new double[count * states.size()];
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int column : states) {
        values[at++] = cells.value(longest.at(from + i), column);
      }
    }
    return Optional.of(
        Trajectory.of(values, states.size(), clock.timeStep().orElse(1)).withNames(names(states)));
  }

  private boolean hasSign(int row, List<Integer> states, double[] signs) {
    for (int k = 0; k < signs.length; k++) {
      if (cells.value(row, states.get(k)) == signs[k]) {
        return true;
      }
    }
    return false;
  }

  /// What is known of a piece besides its states, which takes cells that are then given up.
  private record Beside(
      Optional<Trajectory> driven,
      OptionalDouble stamp,
      Map<String, Double> constants,
      double start) {}

  private Beside beside(Piece piece, double timeStep) {
    List<Integer> inputs = roles.of(Role.INPUT);
    Optional<Trajectory> driven =
        inputs.isEmpty() ? Optional.empty()
            : Optional.of(
                described(
                    trajectory(piece.withFutureRows(), inputs, timeStep, false), piece, inputs,
                    startTime(piece, timeStep)));
    var constants = new LinkedHashMap<String, Double>();
    for (int column : roles.of(Role.CONSTANT)) {
      constants.put(roles.name(column), cells.value(piece.at(0), column));
    }
    return new Beside(driven, stamp(piece, timeStep), constants, startTime(piece, timeStep));
  }

  private boolean isAlone(Piece piece) {
    return pieces.size() == 1 && isForward(piece);
  }

  private static boolean isForward(Piece piece) {
    return !piece.reversed() && piece.rows().index().length == 0;
  }

  /// The states of all pieces, one after the other: whoever wants them so needs no copy.
  ///
  /// @return empty if they are too many for one array
  private Optional<Trajectory> together(double timeStep) {
    List<Integer> states = roles.of(Role.STATE);
    long count = pieces.stream().mapToLong(Piece::count).sum();
    if (count * states.size() > Integer.MAX_VALUE - 8) {
      return Optional.empty();
    }
    boolean rising = pieces.stream().allMatch(TableRecordings::isForward);
    for (int i = 1; i < pieces.size(); i++) {
      rising &= pieces.get(i).at(0) >= pieces.get(i - 1).at(0) + pieces.get(i - 1).count();
    }
    Optional<double[]> inPlace =
        rising
            ? table.cells().takeInPlace(
                states, pieces.stream().mapToInt(piece -> piece.at(0)).toArray(),
                pieces.stream().mapToInt(Piece::count).toArray())
            : Optional.empty();
    double[] values = inPlace.orElseGet(() -> allCopied(states, (int) count));
    return Optional.of(Trajectory.adopt(values, (int) count, states.size(), timeStep));
  }

  private double[] allCopied(List<Integer> states, int count) {
    double[] values = new double[count * states.size()];
    int at = 0;
    for (Piece piece : pieces) {
      for (int i = 0; i < piece.count(); i++) {
        int row = piece.at(i);
        for (int column : states) {
          values[at++] = cells.value(row, column);
        }
      }
    }
    return values;
  }

  private Trajectory trajectory(
      Piece piece, List<Integer> columns, double timeStep, boolean release) {
    int width = columns.size();
    double[] times = options.resample().isPresent() ? times(piece) : new double[0];
    Optional<double[]> inPlace =
        release && times.length == 0
            ? table.cells().takeInPlace(
                columns, new int[] {piece.at(0)}, new int[] {piece.count()})
            : Optional.empty();
    double[] values = inPlace.orElseGet(() -> times.length > 0
        ? resampled(piece, columns, times, timeStep) : copied(piece, columns, release));
    int steps = inPlace.isPresent() ? piece.count() : values.length / width;
    return Trajectory.adopt(values, steps, width, timeStep);
  }

  private Trajectory described(
      Trajectory states, Piece piece, List<Integer> columns, double start) {
    return states
        .withNames(names(columns))
        .withStartTime(start)
        .withProvenance(table.origin().provenance())
        .withOrigin(new Origin(fileName(), piece.first()));
  }

  private double[] copied(Piece piece, List<Integer> columns, boolean release) {
    double[] values = new double[Math.multiplyExact(piece.count(), columns.size())];
    int at = 0;
    for (int i = 0; i < piece.count(); i++) {
      int row = piece.at(i);
      for (int column : columns) {
        values[at++] = cells.value(row, column);
      }
      if (release && (i & 1023) == 0) {
        table.cells().release(row);
      }
    }
    return values;
  }

  private double[] resampled(
      Piece piece, List<Integer> columns, double[] times, double timeStep) {
    double span = times[times.length - 1] - times[0];
    double exact = Math.floor(span / timeStep * (1 + 1e-12) + 1e-9) + 1;
    double numbers = 0.5 * Runtime.getRuntime().maxMemory() / Double.BYTES;
    double most = Math.min(Integer.MAX_VALUE, numbers) / columns.size();
    if (exact > most) {
      throw new InputException(
          "the time step of resampled data, --resample, must be ≥ %s, which makes as many states as fit into memory, but was %s"
              .formatted(NumberText.scientific(span / Math.floor(most) * 1.01), timeStep));
    }
    int count = (int) exact;
    double[] values = new double[Math.multiplyExact(count, columns.size())];
    for (int k = 0; k < columns.size(); k++) {
      double[] one = new double[times.length];
      for (int i = 0; i < one.length; i++) {
        one[i] = cells.value(piece.at(i), columns.get(k));
      }
      var spline = new Spline(times, one);
      int interval = 0;
      for (int i = 0; i < count; i++) {
        double time = times[0] + i * timeStep;
        while (interval < times.length - 2 && times[interval + 1] <= time) {
          interval++;
        }
        values[i * columns.size() + k] = spline.at(interval, time);
      }
    }
    return values;
  }

  private double[] times(Piece piece) {
    double[] times = new double[piece.count()];
    OptionalInt column = roles.clock();
    double step = clock.timeStep().orElse(1);
    boolean stamped = column.isPresent() && !roles.isCounter();
    for (int i = 0; i < times.length; i++) {
      times[i] = stamped ? cells.time(piece.at(i)) : i * step;
    }
    return times;
  }

  private double startTime(Piece piece, double timeStep) {
    if (roles.clock().isEmpty()) {
      double start = table.origin().startTime().orElse(0);
      return pieces.size() == 1 ? start : start + piece.from() * timeStep;
    }
    double first = cells.time(piece.at(0));
    if (roles.isCounter()) {
      return first * timeStep;
    }
    if (cells.isDated(first)) {
      return first - cells.time(pieces.getFirst().at(0));
    }
    // The comment of our own files has all digits.
    return pieces.size() == 1 ? table.origin().startTime().orElse(first) : first;
  }

  private OptionalDouble stamp(Piece piece, double timeStep) {
    if (roles.clock().isEmpty()) {
      return table.origin().startTime();
    }
    double first = cells.time(piece.at(0));
    return OptionalDouble.of(roles.isCounter() ? first * timeStep : first);
  }

  private List<String> names(List<Integer> columns) {
    var names = new ArrayList<String>();
    var seen = new HashMap<String, Integer>();
    for (int column : columns) {
      String name = roles.name(column);
      int before = seen.merge(name, 1, Integer::sum) - 1;
      names.add(before == 0 ? name : name + "." + before);
    }
    return names;
  }

  private String name(Piece piece) {
    String part =
        fileName() + (table.dataset().isEmpty() ? "" : ", " + table.dataset())
            + (table.run() == 0 ? "" : ", trajectory " + table.run());
    return piece.rows().name().isEmpty() ? part : piece.rows().name();
  }

  private String fileName() {
    return table.file().getFileName() == null ? table.file().toString()
        : table.file().getFileName().toString();
  }
}
