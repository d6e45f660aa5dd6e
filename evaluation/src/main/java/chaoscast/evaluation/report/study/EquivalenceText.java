package chaoscast.evaluation.report.study;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.equivalence.Distances;
import java.util.List;

/// How far a network and polynomials are from each other, as tables for people.
public final class EquivalenceText {
  private EquivalenceText() {}

  /// @return lines that each end in a line feed
  public static String of(Distances distances) {
    var oneStep =
        new TextTable(
            List.of(Column.left("one step, difference of"), Column.right("", "% of change")));
    distances.oneStep().forEach((pair, share) -> oneStep.row(pair, percent(share)));
    var degrees =
        new TextTable(
            List.of(
                Column.right("", "degree"),
                Column.right("d2r2", "size, %"),
                Column.right("its series − d2r2, %", "coefficients"),
                Column.right("its series − d2r2, %", "on data"),
                Column.right("polynomial fit to it − d2r2, %", "coefficients"),
                Column.right("polynomial fit to it − d2r2, %", "on data")));
    for (Distances.Degree row : distances.degrees()) {
      degrees.row(
          Integer.toString(row.degree()),
          percent(row.size()),
          percent(row.series().coefficients()),
          percent(row.series().onData()),
          percent(row.projection().coefficients()),
          percent(row.projection().onData()));
    }
    return oneStep.render()
        + "\n"
        + degrees.render()
        + "\n"
        + Wrapping.hanging(
            ("All of the change x⁺ − x in the protocol's units, on %s training states, root mean squares,"
                + " mean over the networks. Terms of a degree are held against d2r2's of that degree; its"
                + " size is that of its terms beside its whole change. On an attractor many coefficients"
                + " give nearly the same function, so that those of two good fits may differ much where"
                + " their values on the data do not; and terms of different degrees make up for each"
                + " other, which only the differences of whole steps above take into account.")
                .formatted(NumberText.grouped(distances.states())),
            "");
  }

  private static String percent(double share) {
    double value = 100 * share;
    return value >= 1e6
        ? NumberText.scientific(value)
        : NumberText.significant(value);
  }
}
