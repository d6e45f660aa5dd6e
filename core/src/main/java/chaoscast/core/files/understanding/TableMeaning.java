package chaoscast.core.files.understanding;

import chaoscast.core.Trajectory;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what one table means: which way it stands, the roles of its columns, where trajectories begin and how
/// far apart states are in time.
final class TableMeaning {
  private final Table table;
  private final ReadingOptions options;
  private final TableRoles roles;
  private final TableCells cells;
  private final Splitting splitting;
  private final Clock clock;
  private final TableRecordings recordings;
  private final List<Outlier> outliers;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /// @param number of the table among those that are read together
  TableMeaning(Table table, ReadingOptions options, int number) {
    this.table = Orientation.upright(table, options);
    this.options = options;
    this.roles = new TableRoles(this.table, options).found();
    this.cells = new TableCells(this.table, options, roles);
    remarks.addAll(this.table.notes());
    remarks.addAll(roles.remarks());
    warnings.addAll(roles.warnings());
    leaveConstantsOut();
    cells.unitRemark().ifPresent(remarks::add);
    var choice = new ClockChoice(this.table, options, roles, cells);
    this.splitting = new Splitting(this.table, options, roles, cells);
    this.clock = choice.of(splitting.stamps().orElse(null));
    remarks.addAll(choice.remarks());
    warnings.addAll(choice.warnings());
    splitting.requirePiece();
    remarks.addAll(splitting.remarks());
    warnings.addAll(splitting.warnings());
    leaveLabelsOut();
    this.outliers = findOutliers();
    this.recordings =
        new TableRecordings(
            this.table, options, number, roles, cells, splitting.pieces(), clock);
  }

  Clock clock() {
    return clock;
  }

  List<ColumnRole> columns() {
    return roles.all();
  }

  List<String> remarks() {
    return remarks;
  }

  List<String> warnings() {
    return warnings;
  }

  int missing() {
    return splitting.missing();
  }

  int alone() {
    return splitting.alone();
  }

  /// @return the first missing value as `row 701, column y`, or empty
  String firstMissing() {
    return splitting.firstMissing();
  }

  Table table() {
    return table;
  }

  List<Stretch> stretches() {
    return recordings.stretches();
  }

  /// @return outliers of the states
  List<Outlier> outliers() {
    return outliers;
  }

  private List<Outlier> findOutliers() {
    var found = new ArrayList<Outlier>();
    for (int column : roles.of(Role.STATE)) {
      Outliers.of(roles.name(column), table.rows(), row -> cells.value(row, column))
          .ifPresent(found::add);
    }
    return found;
  }

  /// The trajectories. The table's cells are given up on the way.
  ///
  /// @param timeStep Δt
  List<Recording> recordings(double timeStep) {
    return recordings.recordings(timeStep);
  }

  /// @return states of the longest stretch without a sign for a missing value, up to some number of them
  Optional<Trajectory> sample(int most) {
    return recordings.sample(most, outliers);
  }

  /// A constant column teaches nothing, unless every column is constant or a model wants it.
  private void leaveConstantsOut() {
    List<Integer> states = roles.of(Role.STATE);
    if (options.columns().isPresent() || table.origin().ours() || table.rows() < 3) {
      return;
    }
    List<Integer> constant = states.stream().filter(cells::isConstant).toList();
    boolean wanted = options.dimension().isPresent()
        && options.dimension().getAsInt() != states.size() - constant.size();
    if (!constant.isEmpty() && constant.size() == states.size()) {
      warnings.add("no state ever changes: there is nothing to forecast");
    }
    if (constant.isEmpty() || constant.size() == states.size() || wanted) {
      return;
    }
    for (int column : constant) {
      roles.change(column, Role.CONSTANT, "the same in every row");
    }
    warnings.add(
        "%s %s constant and left out of training (--columns keeps %s)"
            .formatted(
                String.join(", ", constant.stream().map(roles::name).toList()),
                constant.size() == 1 ? "is" : "are", constant.size() == 1 ? "it" : "them"));
  }

  /// A column that is constant in every trajectory names it or is a parameter: it never moves.
  private void leaveLabelsOut() {
    List<Integer> states = roles.of(Role.STATE);
    List<Piece> pieces = splitting.pieces();
    if (options.columns().isPresent() || options.dimension().isPresent()
        || table.origin().ours() || pieces.size() < 2
        || pieces.stream().mapToInt(Piece::count).max().orElse(0) < 10) {
      return;
    }
    List<Integer> still = states.stream()
        .filter(column -> pieces.stream().allMatch(piece -> isStill(piece, column)))
        .toList();
    if (still.isEmpty() || still.size() == states.size()) {
      return;
    }
    for (int column : still) {
      roles.change(column, Role.CONSTANT, "the same throughout each trajectory");
    }
    String names = String.join(",", still.stream().map(roles::name).toList());
    warnings.add(
        "%s %s constant in each trajectory and left out of training (--inputs %s makes a parameter of it, --columns keeps it)"
            .formatted(names.replace(",", ", "), still.size() == 1 ? "is" : "are", names));
  }

  private boolean isStill(Piece piece, int column) {
    double first = cells.value(piece.at(0), column);
    for (int i = 1; i < piece.count(); i++) {
      if (cells.value(piece.at(i), column) != first) {
        return false;
      }
    }
    return true;
  }
}
