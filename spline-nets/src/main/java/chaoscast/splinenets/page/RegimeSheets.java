package chaoscast.splinenets.page;

import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.regularisation.KernelRegime;
import chaoscast.splinenets.regularisation.ScaleSweep;
import java.util.ArrayList;
import java.util.List;

/// What learning prefers, as tables.
public final class RegimeSheets {
  private RegimeSheets() {}

  /// @param kernel rows of rising width
  /// @param energy ∫ (f″)² of the natural cubic spline
  public static Sheet kernel(KernelRegime kernel, double energy) {
    var columns =
        List.of(
            Column.right("", "H"),
            Column.right("from the spline", "deviation"),
            Column.right("from the spline", "rate"),
            Column.right("bending energy", "H Σ μ² / range"),
            Column.right("bending energy", "∫ (f″)²"));
    var rows = new ArrayList<List<String>>();
    for (int k = 0; k < kernel.rows().size(); k++) {
      KernelRegime.Row row = kernel.rows().get(k);
      rows.add(
          List.of(
              NumberText.grouped(row.neurons()),
              NumberText.scientific(row.deviation()),
              k == 0 ? "" : NumberText.fixed(-rate(kernel.rows().get(k - 1), row), 2),
              NumberText.fixed(row.energy(), 2),
              NumberText.fixed(energy, 2)));
    }
    return new Sheet(
        "kernel",
        "Kernel regime: frozen breakpoints spread evenly, the affine part free",
        columns,
        rows,
        "The spline is the natural cubic one, ∫ (f″)² its bending energy. Deviation: greatest over"
            + " the data's range. Rate: the power of H with which it falls from"
            + " row to row; theory says −2. On the whole it is %s."
                .formatted(
                    NumberText.fixed(
                        -rate(kernel.rows().getFirst(), kernel.rows().getLast()), 2)));
  }

  /// @return the power of 1/H
  private static double rate(KernelRegime.Row from, KernelRegime.Row to) {
    return Math.log(from.deviation() / to.deviation())
        / Math.log((double) to.neurons() / from.neurons());
  }

  /// @param rows one an initial scale
  public static Sheet adaptive(List<ScaleSweep.Row> rows, Samples training) {
    var columns =
        List.of(
            Column.right("", "scale"),
            Column.right("effective knots", "all"),
            Column.right("effective knots", "on data"),
            Column.right("", "roughness"),
            Column.right("rms error", "training"),
            Column.right("rms error", "test"),
            Column.right("", "time"),
            Column.right("", "crossings"));
    var cells = new ArrayList<List<String>>();
    for (ScaleSweep.Row row : rows) {
      var result = row.result();
      cells.add(
          List.of(
              NumberText.readable(row.factor()),
              Integer.toString(result.knots().size()),
              Long.toString(onData(row, training)),
              NumberText.significant(result.roughness()),
              NumberText.scientific(result.trainError()),
              NumberText.scientific(result.testError()),
              NumberText.readable(result.history().last().time()),
              NumberText.grouped(result.history().crossings().size())));
    }
    return new Sheet(
        "adaptive",
        "From the adaptive to the kernel regime: initial scale over four decades",
        columns,
        cells,
        "Small networks grow few knots, some of them on data; large ones share every bend among"
            + " many. Roughness: Σ (slope change)² of the effective knots.");
  }

  private static long onData(ScaleSweep.Row row, Samples samples) {
    double range = samples.input(samples.count() - 1) - samples.input(0);
    return row.result().knots().stream()
        .filter(
            knot -> {
              boolean on = false;
              for (double x : samples.inputs()) {
                on |= Math.abs(x - knot.position()) <= 1e-9 * range;
              }
              return on;
            })
        .count();
  }

  /// @param starts one a scheme
  /// @param where  the detail's interval, in words
  public static Sheet far(List<FarDetailOutcome> starts, String where) {
    var columns = new ArrayList<Column>();
    columns.add(Column.left("scheme"));
    columns.add(Column.right("", "begin " + where));
    columns.add(Column.right("rms error", "mean"));
    for (int k = 0; k < starts.getFirst().errors().size(); k++) {
      columns.add(Column.right("rms error", "draw " + (k + 1)));
    }
    var rows = new ArrayList<List<String>>();
    for (FarDetailOutcome start : starts) {
      var cells = new ArrayList<String>();
      cells.add(start.name());
      cells.add(NumberText.fixed(100 * start.share(), 0) + "%");
      cells.add(NumberText.fixed(start.meanError(), 3));
      start.errors().forEach(error -> cells.add(NumberText.fixed(error, 3)));
      rows.add(cells);
    }
    return new Sheet(
        "far",
        "Detail far from the origin",
        columns,
        rows,
        "Root mean square errors over [6, 10], and the share of breakpoints that begin there."
            + " Those of standard initialisations crowd at the origin, so that such detail is learnt"
            + " late or not at all. Saying 0 would err by 0.67.");
  }
}
