package chaoscast.splinenets.cli;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.splinenets.loss.Samples;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Functions that networks are taught, each on an interval of its own.
enum TargetFunction {
  /// Smooth and even in detail.
  WAVE("sin 3x", -2, 2, 40),
  /// Itself a spline of three knots.
  TENT("max(0, 1 − |x|)", -2, 2, 41),
  /// No continuous function fits it everywhere.
  STEP("−1 below 0, else 1", -2, 2, 40),
  /// Finer and finer to the right.
  CHIRP("sin x²", 0, 5, 101),
  /// A spline of four knots, each far from the data of its grid of 25.
  ZIGZAG("knots at −1.6, −0.65, 0.35, 1.4", -3, 3, 25),
  /// Nothing near the origin, where breakpoints of standard initialisations crowd.
  FAR("0 below 6, then sin 3(x − 6)", 0, 10, 101);

  private static final int MOST_SAMPLES = 1_000_000;

  private final String formula;
  private final double from;
  private final double to;
  private final int count;

  TargetFunction(String formula, double from, double to, int count) {
    this.formula = formula;
    this.from = from;
    this.to = to;
    this.count = count;
  }

  /// @return the function's value
  double at(double x) {
    return switch (this) {
      case WAVE -> Math.sin(3 * x);
      case TENT -> Math.max(0, 1 - Math.abs(x));
      case STEP -> x < 0 ? -1 : 1;
      case CHIRP -> Math.sin(x * x);
      case ZIGZAG ->
          0.5
              + 2 * Math.max(0, x + 1.6)
              - 3 * Math.max(0, x + 0.65)
              - 2 * Math.max(0, 0.35 - x)
              + 2 * Math.max(0, x - 1.4);
      case FAR -> x < 6 ? 0 : Math.sin(3 * (x - 6));
    };
  }

  String formula() {
    return formula;
  }

  double from() {
    return from;
  }

  double to() {
    return to;
  }

  /// @return how many samples it has by default
  int count() {
    return count;
  }

  /// @param samples evenly spaced over the interval, ≥ 2
  /// @param noise   standard deviation of what is added to y, ≥ 0
  /// @param seed    source of the noise
  Samples samples(int samples, double noise, Seed seed) {
    Requirements.requireAtLeast("--samples", 2, samples);
    SizeLimit.requireAtMost("--samples", samples, MOST_SAMPLES, "that a curve shows nothing new");
    Requirements.requireNonNegative("--noise", noise);
    RandomGenerator random = seed.child("spline/noise").generator();
    double step = (to - from) / (samples - 1);
    double[] inputs = IntStream.range(0, samples).mapToDouble(n -> from + n * step).toArray();
    return Samples.of(
        inputs,
        x -> at(x) + (noise > 0 ? noise * random.nextGaussian() : 0));
  }
}
