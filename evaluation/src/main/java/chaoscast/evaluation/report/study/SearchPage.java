package chaoscast.evaluation.report.study;

import chaoscast.core.page.Page;
import chaoscast.core.page.Plots;
import chaoscast.core.page.Plots.Axis;
import chaoscast.core.page.Plots.Curve;
import chaoscast.core.page.Plots.Plot;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.search.OptionSearch.Tried;
import chaoscast.evaluation.search.SearchResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The path of a search as one HTML file: how far each trial sees, the best so far, and each option against that.
public final class SearchPage {
  /// Options whose values span more than this factor have a logarithmic axis.
  private static final double SPAN = 100;

  private SearchPage() {}

  /// @param heading  truth and protocol in words
  /// @param exponent λ₁, if it is known
  /// @param target   replaced whole or not at all
  public static void write(
      String heading,
      Manifest manifest,
      SearchResult result,
      OptionalDouble exponent,
      Path target) {
    new Page(
        Plots.page(
            "Trials see the training data alone; the best is scored on the test starts once."),
        "Search: " + result.model().surrogate().provider(),
        SearchText.verdict(result, exponent) + " Before: " + SearchText.before(result) + ".",
        List.of(SearchText.trials(result, exponent)),
        new Plots(
            plots(result, exponent), heading.strip().replace("\n  ", " "),
            SearchText.found(result)),
        manifest.command())
        .write(target);
  }

  private static List<Plot> plots(SearchResult result, OptionalDouble exponent) {
    List<Tried> done =
        result.tried().stream().filter(one -> one.result().failure().isEmpty()).toList();
    double[] scores = new double[done.size()];
    double[] number = new double[done.size()];
    double[] step = new double[Math.max(0, 2 * done.size() - 1)];
    double[] best = new double[step.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = done.get(i).score() * exponent.orElse(1);
      number[i] = 1 + result.tried().indexOf(done.get(i));
      step[2 * i] = number[i];
      best[2 * i] = i == 0 ? scores[0] : Math.max(best[2 * i - 2], scores[i]);
      if (i > 0) { // the best stays what it was up to the trial that betters it
        step[2 * i - 1] = number[i];
        best[2 * i - 1] = best[2 * i - 2];
      }
    }
    String horizon =
        "horizon, " + (exponent.isPresent() ? "Lyapunov times" : "time units");
    var plots = new ArrayList<Plot>();
    plots.add(
        new Plot(
            "The path of the search",
            "Mean horizon of each trial from the validation starts, and the best so far.",
            Axis.fromZero("trial"),
            Axis.fromZero(horizon),
            List.of(Curve.dots("trial", number, scores), Curve.line("best so far", step, best))));
    for (String key : result.best().options().keySet()) {
      option(key, done, scores, horizon).ifPresent(plots::add);
    }
    return plots;
  }

  /// @return the option against the horizon; nothing for one whose values are words
  private static Optional<Plot> option(
      String key, List<Tried> done, double[] scores, String horizon) {
    double[] values = new double[scores.length];
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.parseDouble(done.get(i).options().get(key));
        least = Math.min(least, values[i]);
        greatest = Math.max(greatest, values[i]);
      }
    } catch (NumberFormatException word) {
      return Optional.empty();
    }
    boolean log = least > 0 && greatest > SPAN * least;
    return Optional.of(
        new Plot(
            key,
            "Every trial, by its value of " + key + ".",
            log ? Axis.log(key) : Axis.linear(key),
            Axis.fromZero(horizon),
            List.of(Curve.dots("trial", values, scores))));
  }
}
