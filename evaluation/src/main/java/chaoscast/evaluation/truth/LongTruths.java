package chaoscast.evaluation.truth;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedRollout;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.LongGeneration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Truth in long arithmetic, and forecasts that start from all of its digits.
final class LongTruths {
  private LongTruths() {}

  /// @param named       says in which format
  /// @param description of the system
  /// @param generation  the run of it in doubles
  /// @param seed        of further runs
  /// @return the truth, whose ceiling is the truth's own equations in the format of forecasts
  static Truth generate(
      NamedProtocol named,
      SystemDescription description,
      Generation generation,
      Seed seed,
      Progress progress) {
    if (generation.system().hidesVariables()) {
      throw new InputException(
          "--precision must leave the truth in binary64 where variables are hidden, as those of %s are, but was %s"
              .formatted(generation.system().name(), named.precisions().text()));
    }
    if (named.observing().noise() > 0) {
      throw new InputException(
          "--noise must be left out where --precision has the truth in binary(p) but was "
              + named.observing().noise());
    }
    BigFloatFormat format = named.precisions().truth().longNumbers().orElseThrow();
    var run = new LongGeneration(generation, format);
    ExtendedTrajectory digits = run.observed(progress);
    BigFloatFormat forecasts = named.precisions().rolloutNumbers();
    var truth =
        new Truth(
            description,
            named,
            run.rounded(digits),
            ceiling(named, digits, new LongGeneration(generation, forecasts)),
            Optional.of(new SystemRuns(generation, Optional.of(format), seed)));
    return truth.withDigits(digits);
  }

  private static Map<String, HorizonScorer.Starter> ceiling(
      NamedProtocol named, ExtendedTrajectory digits, LongGeneration run) {
    var restarts = new LinkedHashMap<String, HorizonScorer.Starter>();
    BigFloatFormat format = run.format();
    String name =
        format.bits() == BigFloatFormat.LEAST_BITS ? "float64-ceiling"
            : format.name() + "-ceiling";
    int words = digits.dimension() * digits.format().words();
    restarts.put(
        name,
        (from, to) -> lanes(
            IntStream.range(from, to).map(k -> named.protocol().start(k)).boxed().toList(),
            digits,
            format,
            start -> {
              int[] step = {start};
              return new LongTwin(
                  run,
                  () -> {
                    long[] state = new long[words];
                    digits.copyState(++step[0], state);
                    return digits.format().rounded(state, format);
                  });
            }));
    return restarts;
  }

  /// What forecasts from one start.
  @FunctionalInterface
  interface Rollouts {
    /// @param start the last known state
    ExtendedRollout from(int start);
  }

  /// Forecasts of some starts together, each from all digits of its last known state.
  ///
  /// @param starts   the last known state of each
  /// @param digits   of every state
  /// @param format   that is forecast in
  /// @param rollouts one a start
  static LaneForecaster lanes(
      List<Integer> starts, ExtendedTrajectory digits, BigFloatFormat format, Rollouts rollouts) {
    int dimension = digits.dimension();
    BigFloatKernel kernel = format.kernel();
    ExtendedRollout[] lanes = new ExtendedRollout[starts.size()];
    long[] state = new long[dimension * digits.format().words()];
    long[] next = new long[dimension * format.words()];
    for (int lane = 0; lane < lanes.length; lane++) {
      digits.copyState(starts.get(lane), state);
      lanes[lane] = rollouts.from(starts.get(lane));
      lanes[lane].start(digits.format().rounded(state, format));
    }
    return states -> {
      for (int lane = 0; lane < lanes.length; lane++) {
        boolean finite = lanes[lane] != null;
        if (finite) {
          lanes[lane].next(next);
        }
        for (int i = 0; i < dimension; i++) {
          double value = finite ? kernel.toDouble(next, i * format.words()) : Double.NaN;
          states[lane * dimension + i] = value;
          if (!(Math.abs(value) <= ExtendedRollout.LARGEST)) {
            lanes[lane] = null; // a polynomial map would soon leave the numbers of long arithmetic too
          }
        }
      }
    };
  }
}
