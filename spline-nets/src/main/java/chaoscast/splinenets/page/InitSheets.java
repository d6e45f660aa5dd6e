package chaoscast.splinenets.page;

import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.splinenets.initialisation.RoughnessTable.Entry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Initialisations as tables.
///
/// @param distributions one a scheme, with the same widths
/// @param from     end of the data's range
/// @param to       other end
/// @param networks how many were drawn for each mean of the roughness
public record InitSheets(List<InitialDistributions> distributions, double from, double to,
    int networks) {
  private static final MathContext DIGITS = new MathContext(3);
  private static final List<Double> QUANTILES = List.of(0.05, 0.25, 0.75, 0.95);

  public InitSheets {
    distributions = List.copyOf(distributions);
  }

  /// @return initial roughness against width
  public Sheet roughness() {
    var columns = new ArrayList<Column>();
    columns.add(Column.left("scheme"));
    columns.add(Column.right("", "H"));
    columns.add(Column.right("roughness Σ μ²", "expected"));
    columns.add(Column.right("roughness Σ μ²", "mean"));
    columns.add(Column.right("roughness Σ μ²", "± error"));
    var rows = new ArrayList<List<String>>();
    for (InitialDistributions scheme : distributions) {
      String name = scheme.name();
      for (Entry entry : scheme.roughness()) {
        rows.add(
            List.of(
                name,
                NumberText.grouped(entry.neurons()),
                small(entry.expected()),
                small(entry.mean()),
                small(entry.standardError())));
      }
    }
    return new Sheet(
        "roughness",
        "Initial roughness against width H",
        columns,
        rows,
        "Means of %d networks, with the exact standard deviation of such a mean. He stays at 4 and"
            .formatted(networks)
            + " PyTorch's default at 1/9; Glorot falls as 4H/(H + 1)²: wide networks start flat.");
  }

  /// @return where breakpoints lie, against the data's range
  public Sheet shares() {
    double quarter = to - (to - from) / 4;
    String all = "in [%s, %s]".formatted(NumberText.readable(from), NumberText.readable(to));
    String last = "last quarter";
    String distance = "sup |Fₙ − F|";
    var columns = new ArrayList<Column>();
    columns.add(Column.left("share of breakpoints"));
    columns.add(Column.right(all, "sampled"));
    columns.add(Column.right(all, "exact"));
    columns.add(Column.right(last, "sampled"));
    columns.add(Column.right(last, "exact"));
    columns.add(Column.right(distance, "β"));
    columns.add(Column.right(distance, "μ"));
    var rows = new ArrayList<List<String>>();
    for (InitialDistributions scheme : distributions) {
      Density density = scheme.breakpoints();
      rows.add(
          List.of(
              scheme.name(),
              percent(density.share(from, to)),
              percent(density.probability(from, to)),
              percent(density.share(quarter, to)),
              percent(density.probability(quarter, to)),
              NumberText.scientific(density.distance()),
              NumberText.scientific(scheme.slopes().distance())));
    }
    int count = distributions.getFirst().breakpoints().sorted().length;
    return new Sheet(
        "shares",
        "Share of breakpoints in the data's range",
        columns,
        rows,
        ("%s neurons a scheme. Kolmogorov's distance sup |Fₙ − F| exceeds 1.36/√n = %s one time in"
            + " twenty by chance.")
            .formatted(
                NumberText.grouped(count), NumberText.scientific(1.36 / Math.sqrt(count))));
  }

  /// @return quantiles of β
  public Sheet breakpoints() {
    return quantiles("breakpoints", "Quantiles of the breakpoint β",
        InitialDistributions::breakpoints);
  }

  /// @param width H
  /// @return quantiles of μ at that width
  public Sheet slopes(int width) {
    return quantiles(
        "slopes",
        "Quantiles of the delta-slope μ at H = " + NumberText.grouped(width),
        InitialDistributions::slopes);
  }

  private Sheet quantiles(String id, String title,
      Function<InitialDistributions, Density> density) {
    var columns = new ArrayList<Column>();
    columns.add(Column.left("scheme"));
    for (double probability : QUANTILES) {
      String group = Math.round(100 * probability) + "%";
      columns.add(Column.right(group, "sampled"));
      columns.add(Column.right(group, "exact"));
    }
    var rows = new ArrayList<List<String>>();
    for (InitialDistributions scheme : distributions) {
      var cells = new ArrayList<String>();
      cells.add(scheme.name());
      for (double probability : QUANTILES) {
        Density one = density.apply(scheme);
        cells.add(small(one.quantile(probability)));
        cells.add(small(one.exact().inverseCumulativeProbability(probability)));
      }
      rows.add(cells);
    }
    return new Sheet(id, title, columns, rows, "");
  }

  private static String percent(double share) {
    return NumberText.fixed(100 * share, 2) + "%";
  }

  /// Three digits.
  private static String small(double value) {
    if (value != 0 && Math.abs(value) < 1e-3) {
      return NumberText.scientific(value);
    }
    double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
    return NumberText.fixed(rounded, Math.clamp(2L - NumberText.magnitude(rounded), 0, 6));
  }
}
