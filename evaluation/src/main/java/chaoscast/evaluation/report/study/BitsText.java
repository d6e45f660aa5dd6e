package chaoscast.evaluation.report.study;

import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.StudyRow;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalDouble;

/// Horizon against bits, as a table with the arithmetic's ceiling beside it.
public final class BitsText {
  private static final List<StudyColumn> COLUMNS =
      List.of(StudyColumn.CEILING, StudyColumn.BIT_LIMIT, StudyColumn.RESIDUAL);

  private BitsText() {}

  /// @param rows     of the study
  /// @param exponent λ₁
  /// @return lines that each end in a line feed
  public static String of(List<StudyRow> rows, double exponent) {
    List<StudyRow> counted =
        rows.stream()
            .map(
                row -> {
                  var measures = new EnumMap<Measure, Double>(Measure.class);
                  measures.putAll(row.measures());
                  measures.computeIfPresent(Measure.CEILING, (_, time) -> time * exponent);
                  measures.computeIfPresent(Measure.BIT_LIMIT, (_, time) -> time * exponent);
                  return new StudyRow(
                      row.factors(), row.horizon(), row.seedStd(), row.lost(), row.cost(),
                      measures, row.failures());
                })
            .toList();
    return StudyText.withVerdict(counted, OptionalDouble.of(exponent), COLUMNS)
        + Wrapping.hanging(
            "ceiling: the truth's own equations and integrator in the same arithmetic, from starts a unit in the last"
                + " place off. b ln 2 − 4: about what b bits allow an exact map. All in Lyapunov times. residual:"
                + " largest of a training step, in units near a standard deviation.",
            "  ");
  }
}
