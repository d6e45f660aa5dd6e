package chaoscast.evaluation.report;

import chaoscast.core.hybrid.KnowledgeProvider;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Column;
import chaoscast.core.Cost;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.extended.ExtendedSurrogate;
import java.util.List;

/// A trained surrogate in words: what it is, how it was set, what a step costs.
public final class ModelText {
  private ModelText() {}

  /// @return lines that each end in a line feed
  public static String of(SurrogateProvider provider, Surrogate surrogate) {
    Cost cost = surrogate.cost();
    var model = new TextTable(columns("model"));
    model.row("surrogate", provider.name() + ": " + provider.summary());
    surrogate
        .header()
        .knowledge()
        .ifPresent(
            known -> model.row(
                provider instanceof KnowledgeProvider ? "model" : "corrects", known.described()));
    if (surrogate instanceof ExtendedSurrogate extended) {
      model.row("number format", extended.model().format().name());
    }
    model.row("variables", Integer.toString(surrogate.dimension()));
    model.row("time step", NumberText.plain(surrogate.timeStep()));
    model.row("warm-up", Integer.toString(surrogate.warmUp()));
    model.row("parameters", NumberText.grouped(cost.parameters()));
    model.row("features", NumberText.grouped(cost.featureCount()));
    model.row("multiply-adds a step", NumberText.grouped(cost.multiplyAdds()));
    model.row("tanh etc. a step", NumberText.grouped(cost.transcendentals()));
    model.row("bytes touched a step", NumberText.grouped(cost.bytes()));
    var settings = new TextTable(columns("setting"));
    surrogate
        .settings()
        .forEach((key, value) -> settings.row(key, NumberText.readable(value)));
    return surrogate.settings().isEmpty()
        ? model.render()
        : model.render() + "\n" + settings.render();
  }

  private static List<Column> columns(String title) {
    return List.of(Column.left(title), Column.left(""));
  }
}
