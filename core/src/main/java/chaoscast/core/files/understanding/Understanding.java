package chaoscast.core.files.understanding;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was understood of one or several files that are read together.
///
/// @param files    labels of the tables, in order
/// @param formats  one a table
/// @param rows     of all tables
/// @param columns  of the first table; those of the others have the same states
/// @param clock    of the first table
/// @param stretches trajectories, in order
/// @param missing  rows left out because a value is missing
/// @param alone    rows left out because they stand alone between gaps
/// @param outliers of the states
/// @param look     what the longest trajectory looks like, if it is long enough
/// @param remarks  what was done that is certain
/// @param warnings what was done in doubt, and how to change it
/// @param advice   sentences that end with the option to paste
public record Understanding(
    List<String> files,
    List<String> formats,
    int rows,
    List<ColumnRole> columns,
    Clock clock,
    List<Stretch> stretches,
    int missing,
    int alone,
    List<Outlier> outliers,
    Optional<Look> look,
    List<String> remarks,
    List<String> warnings,
    List<Advice> advice) {

  /// Something worth trying.
  ///
  /// @param sentence why
  /// @param option   what to add to the command
  public record Advice(String sentence, String option) {}

  /// What a trajectory looks like.
  ///
  /// @param kind   of dynamics
  /// @param reason the numbers behind it
  /// @param noise  standard deviation of noise by variable, as a share of the variable's own, at most
  /// @param decay  steps until the autocorrelation falls below 1/e, the median of the variables
  /// @param lasts  whether it did not within a quarter of the states, which is what decay is then
  /// @param needsPast whether the states alone do not tell the next ones, but their past does
  public record Look(
      Kind kind,
      String reason,
      Map<String, Double> noise,
      int decay,
      boolean lasts,
      boolean needsPast) {}

  public Understanding {
    files = List.copyOf(files);
    formats = List.copyOf(formats);
    columns = List.copyOf(columns);
    stretches = List.copyOf(stretches);
    outliers = List.copyOf(outliers);
    remarks = List.copyOf(remarks);
    warnings = List.copyOf(warnings);
    advice = List.copyOf(advice);
  }

  /// @return names of the columns of one role
  public List<String> named(Role role) {
    return columns.stream().filter(one -> one.role() == role).map(ColumnRole::name).toList();
  }
}
