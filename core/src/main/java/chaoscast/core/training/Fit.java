package chaoscast.core.training;

import chaoscast.core.Remark;
import chaoscast.core.text.NumberText;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// How a readout's fit went.
///
/// @param samples      pairs of states that were fitted
/// @param features     number of features
/// @param rank         numerical rank of the features, ≤ `features`
/// @param condition    estimate of the regularised problem's condition number
/// @param ridge        β that was used
/// @param mendingRidge β that would make a singular or nearly singular problem regular; empty if it
///                     is regular
/// @param residualRms  root mean square of the residual, one a variable
/// @param ridgeCost    how many times the residual is what it would be with β = 0 ([RidgeSolution#ridgeCost]); empty where
///                     that is not known
public record Fit(
    long samples,
    int features,
    int rank,
    double condition,
    double ridge,
    OptionalDouble mendingRidge,
    double[] residualRms,
    OptionalDouble ridgeCost) {

  /// Topic of what there is to remark on a regression.
  public static final String TOPIC = "regression";

  /// From where on the ridge decides how good a fit is.
  private static final double DEAR_RIDGE = 10;

  /// Of a fit whose residual without a ridge is not known.
  public Fit(
      long samples,
      int features,
      int rank,
      double condition,
      double ridge,
      OptionalDouble mendingRidge,
      double[] residualRms) {
    this(
        samples, features, rank, condition, ridge, mendingRidge, residualRms,
        OptionalDouble.empty());
  }

  /// @return how the regression that gave this solution went
  public static Fit of(RidgeSolution solution) {
    return new Fit(
        solution.samples(),
        solution.weights().columns(),
        solution.rank(),
        solution.condition(),
        solution.ridge(),
        solution.mendingRidge(),
        solution.residualRms(),
        solution.ridgeCost());
  }

  public Fit {
    residualRms = residualRms.clone();
  }

  @Override
  public double[] residualRms() {
    return residualRms.clone();
  }

  /// @return what is wrong with the regression; empty if nothing is
  public List<Remark> remarks() {
    if (mendingRidge.isEmpty()) {
      return unmended();
    }
    double mending = mendingRidge.getAsDouble();
    String text =
        ("the regression is %s; ridge=%s or more training steps mend that, and may"
            + " forecast less far. Its features have rank %d of %d with ridge %s, condition %s")
            .formatted(
                rank < features ? "singular" : "nearly singular",
                NumberText.scientific(mending),
                rank,
                features,
                NumberText.plain(ridge),
                NumberText.scientific(condition));
    return List.of(
        new Remark(
            TOPIC,
            text + (fewSamples().isEmpty() ? "" : "; " + fewSamples()),
            Map.of("mendingRidge", mending)));
  }

  /// The ridge makes the problem regular, but it may decide more than the data do.
  private List<Remark> unmended() {
    String few = fewSamples();
    if (!few.isEmpty()) {
      return List.of(
          new Remark(
              TOPIC,
              few + ": the ridge alone decides the rest; fewer features (a lower degree, fewer delays or nodes) or"
                  + " more training steps mend that",
              Map.of()));
    }
    if (ridgeCost.orElse(0) > DEAR_RIDGE) {
      return List.of(dearRidge(ridgeCost.getAsDouble()));
    }
    return condition == Double.POSITIVE_INFINITY
        ? List.of(
            new Remark(
                TOPIC,
                "the condition is infinite: some features are the same on these data, or their sizes are too"
                    + " far apart for their weights to be known; leave columns out, change their units, or"
                    + " give a ridge",
                Map.of()))
        : List.of();
  }

  private Remark dearRidge(double cost) {
    return new Remark(
        TOPIC,
        "ridge=0 would leave a residual %s times smaller and may forecast much farther where data have no noise;"
            .formatted(NumberText.scientific(cost))
            + " the ridge here is %s".formatted(NumberText.plain(ridge)),
        Map.of("ridgeCost", cost));
  }

  private String fewSamples() {
    return samples < features
        ? "%d samples are fewer than the %d features, which fit anything"
            .formatted(samples, features)
        : "";
  }
}
