package chaoscast.core.flow;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.text.DecimalNumbers;
import chaoscast.core.text.NumberText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How a differential equation is integrated from one sample to the next, as data files name it.
///
///     IntegrationMethod.parse("rk4 substeps=16")   // Optional[RungeKutta4[substeps=16]]
public sealed interface IntegrationMethod {
  /// Both tolerances 10⁻¹²: Dormand–Prince for whatever has no method of its own.
  @SuppressWarnings("ClassInitializationDeadlock") // the record needs nothing of this interface
  IntegrationMethod ACCURATE = new DormandPrince853(1e-12, 1e-12);

  /// The classical method of order four.
  ///
  /// @param substeps steps between two samples, ≥ 1
  record RungeKutta4(int substeps) implements IntegrationMethod {
    public RungeKutta4 {
      Requirements.requireAtLeast("substeps", 1, substeps);
    }
  }

  /// The method of order 8(5,3) whose steps follow tolerances.
  ///
  /// @param absolute tolerance, > 0
  /// @param relative tolerance, ≥ 0
  record DormandPrince853(double absolute, double relative) implements IntegrationMethod {
    public DormandPrince853 {
      Requirements.requirePositive("absolute", absolute);
      Requirements.requireNonNegative("relative", relative);
    }
  }

  /// Exponential time differencing of order four, for a stiff linear part.
  ///
  /// @param substeps steps between two samples, ≥ 1
  record ExponentialRungeKutta4(int substeps) implements IntegrationMethod {
    public ExponentialRungeKutta4 {
      Requirements.requireAtLeast("substeps", 1, substeps);
    }
  }

  /// @param dynamics what to integrate, not stiff
  /// @param timeStep Δt > 0 between samples
  /// @return a new flow map, which uses the dynamics' working memory
  /// @throws InputException for a method that needs a stiff linear part
  default Flow flow(Dynamics dynamics, double timeStep) {
    return switch (this) {
      case RungeKutta4 rk4 -> new FixedStepFlow(dynamics, timeStep, rk4.substeps());
      case DormandPrince853 dp853 -> new AdaptiveFlow(dynamics, timeStep, dp853);
      case ExponentialRungeKutta4 etdrk4 ->
          throw new InputException(
              "the integrator of equations without a stiff linear part must not be etdrk4: use rk4");
    };
  }

  /// @return method and settings in one line, as [#parse] reads it
  default String text() {
    return switch (this) {
      case RungeKutta4 rk4 -> "rk4 substeps=" + rk4.substeps();
      case DormandPrince853 dp853 ->
          "dp853 absolute=%s relative=%s"
              .formatted(
                  NumberText.plain(dp853.absolute()), NumberText.plain(dp853.relative()));
      case ExponentialRungeKutta4 etdrk4 -> "etdrk4 substeps=" + etdrk4.substeps();
    };
  }

  /// @param description of a trajectory's integrator, such as `dp853 absolute=1e-12 relative=1e-12`; empty if
  ///                    unknown
  /// @return the method; empty if it is unknown or none of these
  static Optional<IntegrationMethod> parse(String description) {
    String[] words = description.strip().split("\\s+", -1);
    Map<String, Double> settings = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      try {
        settings.put(pair[0], pair.length < 2 ? Double.NaN : DecimalNumbers.real(pair[1]));
      } catch (NumberFormatException e) {
        settings.put(pair[0], Double.NaN); // another program's words: not a method of ours
      }
    }
    int substeps = settings.getOrDefault("substeps", 1.0).intValue();
    double absolute = settings.getOrDefault("absolute", 1e-12);
    double relative = settings.getOrDefault("relative", 1e-12);
    return switch (words[0]) {
      case "rk4" -> substeps < 1 ? Optional.empty() : Optional.of(new RungeKutta4(substeps));
      case "etdrk4" ->
          substeps < 1 ? Optional.empty() : Optional.of(new ExponentialRungeKutta4(substeps));
      case "dp853" ->
          absolute > 0 && relative >= 0
              ? Optional.of(new DormandPrince853(absolute, relative))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
