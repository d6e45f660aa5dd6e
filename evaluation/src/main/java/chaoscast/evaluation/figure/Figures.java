package chaoscast.evaluation.figure;

import chaoscast.evaluation.compare.ComparisonResult;
import java.util.ArrayList;
import java.util.List;

/// Every figure of a comparison.
public final class Figures {
  static final int WIDTH = 900;

  private Figures() {}

  /// @return `horizons`, `distributions`, `growth`, `forecasts`, `attractor` for three variables or else
  ///     `spacetime`, `cost`, and `climate` where climates are known
  public static List<Figure> of(ComparisonResult result) {
    var horizons = new HorizonFigures(result);
    var curves = new CurveFigures(result);
    var states = new StateFigures(result);
    var figures = new ArrayList<Figure>();
    figures.add(horizons.bars());
    figures.add(horizons.distributions());
    figures.add(curves.growth());
    figures.add(curves.forecasts());
    figures.add(
        result.example().truth().dimension() == 3 ? states.attractor() : states.spaceTime());
    figures.add(horizons.cost());
    result.climate().ifPresent(climate -> figures.add(curves.climate(climate)));
    return List.copyOf(figures);
  }

  /// @return Lyapunov times in a time unit, or one
  static double perTime(ComparisonResult result) {
    return result.system().lyapunovExponent().orElse(1);
  }

  static String unit(ComparisonResult result) {
    return result.system().lyapunovExponent().isPresent() ? "Lyapunov times" : "time units";
  }
}
