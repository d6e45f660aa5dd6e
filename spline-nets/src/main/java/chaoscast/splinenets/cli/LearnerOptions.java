package chaoscast.splinenets.cli;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.text.NumberText;
import chaoscast.splinenets.dynamics.Adam;
import chaoscast.splinenets.dynamics.GradientDescent;
import chaoscast.splinenets.dynamics.GradientFlow;
import chaoscast.splinenets.dynamics.GradientFlow.Variables;
import chaoscast.splinenets.dynamics.Learner;
import chaoscast.splinenets.loss.Samples;
import java.math.BigDecimal;
import java.math.MathContext;
import picocli.CommandLine.Option;

/// How the network learns.
final class LearnerOptions {
  private static final double TOLERANCE = 1e-12;
  private static final int MOST_FRAMES = 2000;
  private static final double USUAL_DURATION = 100;
  /// Of data that the usual time is short for, such as 101 samples of sin x² on [0, 5].
  private static final double USUAL_SUM = 1000;

  @Option(
      names = "--learner",
      paramLabel = "flow|gd|adam",
      defaultValue = "flow",
      description = "Gradient flow with exact crossings of data, gradient descent or Adam. Default:"
          + " ${DEFAULT-VALUE}.")
  private String learner;

  @Option(
      names = "--coordinates",
      paramLabel = "network|spline|frozen",
      description = "What the flow moves: (w, b, v), or (β, μ) in the spline's own coordinates, or"
          + " the output weights alone. Default: network.")
  private String coordinates;

  @Option(
      names = "--duration",
      paramLabel = "T",
      description = "Time that the flow lasts, > 0. Default: 100, less where Σ (1 + x²) of the data exceeds 1000, as the"
          + " flow is as much stiffer: 29 for far.")
  private Double duration;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of gradient descent or Adam, ≥ 1. Default: 5000.")
  private Integer steps;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Learning rate of gradient descent or Adam, > 0. Default: 0.001 and 0.01.")
  private Double rate;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "150",
      description = "Moments kept, 1 to 2000. The flow's are at T (k/N)³, as most of learning comes"
          + " early. Default: ${DEFAULT-VALUE}.")
  private int frames;

  private enum Kind {
    FLOW,
    GD,
    ADAM
  }

  private enum Coordinates {
    NETWORK,
    SPLINE,
    FROZEN
  }

  /// @param learner how it learns
  /// @param words   what to call it
  /// @param flow    whether time is the flow's, not a number of steps
  record Chosen(Learner learner, String words, boolean flow) {}

  /// @param samples what is learnt
  Chosen chosen(Samples samples) {
    Requirements.requireAtLeast("--frames", 1, frames);
    if (frames > MOST_FRAMES) {
      throw new InputException("--frames must be ≤ %d but was %d".formatted(MOST_FRAMES, frames));
    }
    Kind kind = Choice.of(Kind.class, "learner", learner);
    return switch (kind) {
      case FLOW -> flow(samples);
      case GD -> descent("gradient descent", 1e-3, true);
      case ADAM -> descent("Adam", 1e-2, false);
    };
  }

  private Chosen flow(Samples samples) {
    refuse("flow", steps != null, "--steps");
    refuse("flow", rate != null, "--rate");
    Coordinates chosen =
        coordinates == null
            ? Coordinates.NETWORK
            : Choice.of(Coordinates.class, "coordinates", coordinates);
    double time =
        Requirements.requirePositive(
            "--duration", duration == null ? usualDuration(samples) : duration);
    GradientFlow flow = GradientFlow.over(time).withFrames(frames).withTolerance(TOLERANCE);
    return switch (chosen) {
      case NETWORK -> new Chosen(flow, "gradient flow in network coordinates", true);
      case SPLINE ->
          new Chosen(flow.in(Variables.SPLINE), "gradient flow in spline coordinates", true);
      case FROZEN ->
          new Chosen(
              flow.in(Variables.OUTPUT_WEIGHTS), "gradient flow at frozen breakpoints", true);
    };
  }

  /// Explicit steps of the flow are at most as long as 1/λ, and λ, the greatest eigenvalue of the Hessian, grows as
  /// Σ (1 + x²).
  ///
  /// @return two digits
  private static double usualDuration(Samples samples) {
    double sum = 0;
    for (int n = 0; n < samples.count(); n++) {
      sum += 1 + samples.input(n) * samples.input(n);
    }
    double time = USUAL_DURATION * Math.min(1, USUAL_SUM / sum);
    return new BigDecimal(time).round(new MathContext(2)).doubleValue();
  }

  private Chosen descent(String name, double usualRate, boolean plain) {
    refuse(learner, duration != null, "--duration");
    refuse(learner, coordinates != null, "--coordinates");
    int count = Requirements.requireAtLeast("--steps", 1, steps == null ? 5000 : steps);
    double size = Requirements.requirePositive("--rate", rate == null ? usualRate : rate);
    int every = Math.max(1, count / frames);
    return new Chosen(
        plain ? new GradientDescent(size, count, every) : new Adam(size, count, every),
        "%s, %d steps at rate %s".formatted(name, count, NumberText.plain(size)),
        false);
  }

  private static void refuse(String learner, boolean given, String option) {
    if (given) {
      throw new InputException(
          "%s must come with another learner but was given with %s".formatted(option, learner));
    }
  }
}
