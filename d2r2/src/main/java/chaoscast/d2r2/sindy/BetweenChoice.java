package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.flow.FlowFamily;
import chaoscast.core.training.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Chooses how inputs move between samples: as leaves least of the training data's steps once the coefficients are refined so.
///
/// @param training the data
/// @param refined  whether coefficients are to be refined
record BetweenChoice(TrainingSet training, boolean refined) {
  /// Share of what is left that a more elaborate way has to save.
  private static final double WORTH = 0.02;

  /// @param between how inputs move
  /// @param left    root mean square that steps leave then, in deviations; infinite where none was tried
  record Chosen(Between between, double left) {}

  /// @param ways     to choose from
  /// @param families of the terms whose weight is not zero, by the way that inputs move
  /// @param weights  of the whole library; not modified
  Chosen of(List<Between> ways, Function<Between, FlowFamily> families, double[] weights) {
    double[] active = Arrays.stream(weights).filter(weight -> weight != 0).toArray();
    var best = new Chosen(ways.getFirst(), Double.POSITIVE_INFINITY);
    for (Between way : ways) {
      var refiner =
          new Refiner(training.trajectories(), 0, new Driving(training.driving(), way));
      double left = refiner.left(families.apply(way), active, refined);
      if (left < (1 - WORTH) * best.left()) {
        best = new Chosen(way, left);
      }
    }
    return best;
  }

  /// @return the ways that differ on these data, the simplest first: of inputs that never change in a trajectory none does
  List<Between> ways() {
    return isSteady()
        ? List.of(Between.HOLD)
        : List.of(Between.HOLD, Between.LINEAR, Between.CUBIC, Between.QUINTIC);
  }

  private boolean isSteady() {
    return training.trajectories().stream()
        .allMatch(
            one -> IntStream.range(one.dimension() - training.driving(), one.dimension())
                .allMatch(column -> isSteady(one, column)));
  }

  private static boolean isSteady(Trajectory one, int column) {
    for (int step = 1; step < one.steps(); step++) {
      if (one.get(step, column) != one.get(0, column)) {
        return false;
      }
    }
    return true;
  }
}
