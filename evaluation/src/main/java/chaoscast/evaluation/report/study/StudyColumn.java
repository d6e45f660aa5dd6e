package chaoscast.evaluation.report.study;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.StudyRow;
import java.util.Optional;

/// A column of a study's table that is shown where it is asked for.
public enum StudyColumn {
  /// Share of the forecasts that are wrong from the first step.
  LOST,
  /// Condition estimate of the regression.
  CONDITION,
  /// Numerical rank beside the number of features.
  RANK,
  /// Leading conditional Lyapunov exponent.
  FORGETTING,
  /// Share of memories that a common drive does not bring together.
  APART,
  /// Measured time of a closed-loop step.
  STEP,
  /// Memory of training and forecasting.
  MEMORY,
  /// Number of features.
  FEATURES,
  /// λ₁ of the system.
  EXPONENT,
  /// Horizon of the truth's own equations, in the units of the table's horizons.
  CEILING,
  /// What the number of bits allows, in the same units.
  BIT_LIMIT,
  /// Largest residual of a training step.
  RESIDUAL;

  /// @return what trials must find for it
  public Optional<Measure> measure() {
    return switch (this) {
      case LOST, FEATURES -> Optional.empty();
      case CONDITION -> Optional.of(Measure.CONDITION);
      case RANK -> Optional.of(Measure.RANK);
      case FORGETTING -> Optional.of(Measure.FORGETTING);
      case APART -> Optional.of(Measure.APART);
      case STEP -> Optional.of(Measure.SECONDS_PER_STEP);
      case MEMORY -> Optional.of(Measure.MEMORY);
      case EXPONENT -> Optional.of(Measure.EXPONENT);
      case CEILING -> Optional.of(Measure.CEILING);
      case BIT_LIMIT -> Optional.of(Measure.BIT_LIMIT);
      case RESIDUAL -> Optional.of(Measure.RESIDUAL);
    };
  }

  Column column() {
    return switch (this) {
      case LOST -> Column.right("wrong", "at once");
      case CONDITION -> Column.right("fit", "condition");
      case RANK -> Column.right("fit", "rank");
      case FORGETTING -> Column.right("memory", "λc");
      case APART -> Column.right("memory", "apart");
      case STEP -> Column.right("a step", "µs");
      case MEMORY -> Column.right("resident", "MB");
      case FEATURES -> Column.right("", "features");
      case EXPONENT -> Column.right("", "λ₁");
      case CEILING -> Column.right("", "ceiling");
      case BIT_LIMIT -> Column.right("", "b ln 2 − 4");
      case RESIDUAL -> Column.right("fit", "residual").lesser(1);
    };
  }

  String text(StudyRow row) {
    double value = measure().map(row::measure).orElse(row.lost());
    if (Double.isNaN(value)) {
      return NumberText.UNKNOWN;
    }
    return switch (this) {
      case LOST, APART -> NumberText.fixed(100 * value, 0) + "%";
      case CONDITION -> NumberText.scientific(value);
      case RANK -> "%.0f of %d".formatted(value, row.cost().featureCount());
      case FORGETTING -> NumberText.significant(value);
      case STEP -> NumberText.measured(1e6 * value);
      case MEMORY -> NumberText.fixed(1e-6 * value, 0);
      case FEATURES -> NumberText.grouped(row.cost().featureCount());
      case EXPONENT -> NumberText.fixed(value, 3);
      case CEILING, BIT_LIMIT -> NumberText.fixed(value, 1);
      case RESIDUAL -> "1e%.0f".formatted(value);
    };
  }
}
