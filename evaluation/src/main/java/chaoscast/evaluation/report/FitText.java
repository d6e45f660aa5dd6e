package chaoscast.evaluation.report;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.training.Fit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A regression in words.
public final class FitText {
  private FitText() {}

  /// For example `50 000 samples, 35 features, rank 35, condition 4.2e6, residual rms 1.1e-5 …`.
  ///
  /// @param fit       of a readout
  /// @param variables names of the variables that were fitted
  /// @return lines that each end in a line feed
  public static String of(Fit fit, List<String> variables) {
    var table = new TextTable(List.of(Column.left("fit"), Column.left("")));
    table.row("samples", NumberText.grouped(fit.samples()));
    table.row("features", Integer.toString(fit.features()));
    table.row("rank", Integer.toString(fit.rank()));
    table.row("condition", NumberText.scientific(fit.condition()));
    table.row("ridge", NumberText.plain(fit.ridge()));
    fit.mendingRidge()
        .ifPresent(mending -> table.row("mending ridge", NumberText.scientific(mending)));
    table.row("residual rms", residuals(fit.residualRms(), variables));
    return table.render();
  }

  private static String residuals(double[] rms, List<String> variables) {
    return IntStream.range(0, rms.length)
        .mapToObj(i -> variables.get(i) + " " + NumberText.scientific(rms[i]))
        .collect(Collectors.joining(", "));
  }
}
