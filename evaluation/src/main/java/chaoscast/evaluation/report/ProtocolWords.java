package chaoscast.evaluation.report;

import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.Precisions;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.truth.SystemDescription;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// The convention that stands beside every horizon, in words.
public final class ProtocolWords {
  private ProtocolWords() {}

  /// For example `lorenz63 (sigma 10, rho 28, beta 2.67): 3 variables, Δt = 0.005, λ₁ = 0.9064`.
  public static String of(SystemDescription system) {
    int hidden = system.dimension() - system.observedDimension();
    return "%s%s: %s, Δt = %s, λ₁ %s"
        .formatted(
            system.name(),
            parameters(system.parameters()),
            hidden == 0
                ? system.dimension() + (system.dimension() == 1 ? " variable" : " variables")
                : "%d observed variables of %d".formatted(system.observedDimension(),
                    system.dimension()),
            NumberText.plain(system.timeStep()),
            exponent(system));
  }

  /// Systems that differ in one parameter, such as `lorenz96 (K 40 and 200, F 8): 2 sizes, Δt = 0.01`.
  ///
  /// @param system with any value of that parameter
  /// @param key    of the parameter
  /// @param values one a system
  public static String of(SystemDescription system, String key, List<String> values) {
    var parameters = new LinkedHashMap<>(system.parameters());
    parameters.put(key, joined(values));
    return "%s%s: %d %s, Δt = %s, λ₁ of each in its row"
        .formatted(
            system.name(),
            parameters(parameters),
            values.size(),
            values.size() == 1 ? "size" : "sizes",
            NumberText.plain(system.timeStep()));
  }

  private static String joined(List<String> values) {
    int last = values.size() - 1;
    return last == 0
        ? values.getFirst()
        : String.join(", ", values.subList(0, last)) + " and " + values.get(last);
  }

  private static String parameters(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(entry -> entry.getKey() + " " + NumberText.readable(entry.getValue()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String exponent(SystemDescription system) {
    if (system.measured().isPresent()) {
      LyapunovEstimate measured = system.measured().get();
      if (measured.standardError() == 0) {
        return "= %s (%s)".formatted(NumberText.readable(measured.exponent()), measured.source());
      }
      int decimals = Math.clamp(1 - NumberText.magnitude(measured.standardError()), 2, 9);
      return "= %s ± %s (measured: %s)"
          .formatted(
              NumberText.fixed(measured.exponent(), decimals),
              NumberText.fixed(measured.standardError(), decimals),
              measured.source());
    }
    return system.lyapunovExponent().isPresent()
        ? "= " + NumberText.readable(system.lyapunovExponent().getAsDouble())
        : "unknown";
  }

  /// What is measured: training, starts, error, threshold, how the horizon is counted.
  ///
  public static String of(Protocol protocol, OptionalDouble lyapunovExponent) {
    return of(
        protocol,
        lyapunovExponent,
        "trained on %s states%s"
            .formatted(
                NumberText.grouped(protocol.trainSteps()), inWords(protocol.scaling())));
  }

  /// The same where surrogates were trained before.
  ///
  /// @param named says where starts begin
  public static String ofModels(NamedProtocol named, OptionalDouble lyapunovExponent) {
    return of(
        named.protocol(), lyapunovExponent, "models trained before; " + named.source());
  }

  private static String of(
      Protocol protocol, OptionalDouble lyapunovExponent, String trained) {
    double longest = protocol.maxSteps() * protocol.timeStep();
    String lyapunovTimes =
        lyapunovExponent.isPresent()
            ? " (%s Lyapunov times)"
                .formatted(NumberText.significant(longest * lyapunovExponent.getAsDouble()))
            : "";
    return ("protocol %s: %s; %s, %s. Horizon: Δt × consecutive"
        + " steps, from the first, with error ≤ %s, at most %s steps = %s time units%s."
        + " Error: %s. 95%% CI: bootstrap of the mean over starts, in blocks where neighbouring starts hang together.")
        .formatted(
            protocol.name(),
            trained,
            starts(protocol),
            protocol.warmUp() == 0
                ? "each surrogate's own warm-up"
                : NumberText.grouped(protocol.warmUp()) + " observed before each forecast",
            NumberText.plain(protocol.threshold()),
            NumberText.grouped(protocol.maxSteps()),
            NumberText.significant(longest),
            lyapunovTimes,
            inWords(protocol.error(), protocol.scaling()));
  }

  /// How surrogates see a truth with noise.
  public static String of(Observing observing) {
    String noise =
        observing.noise() == 0
            ? "observations: as they are, errors against them too."
            : ("observations: white noise of %s of each variable's standard deviation, in training and before every"
                + " forecast; errors are against the truth without it.")
                .formatted(NumberText.plain(observing.noise()));
    return noise + " Starts: %s.".formatted(switch (observing.start()) {
      case OBSERVED -> "as observed";
      case SMOOTHED ->
          "what the surrogate itself makes of up to %d observations before it"
              .formatted(observing.window());
    });
  }

  /// In which number formats truth, training and forecasts are.
  public static String of(Precisions precisions) {
    return "precision: truth in %s, training in %s, roll-out in %s."
        .formatted(
            precisions.truth().name(), precisions.training().name(),
            precisions.rollout().name());
  }

  private static String starts(Protocol protocol) {
    return protocol.starts() == 1
        ? "1 start"
        : "%s starts %s %s apart"
            .formatted(
                NumberText.grouped(protocol.starts()), NumberText.grouped(protocol.spacing()),
                protocol.spacing() == 1 ? "step" : "steps");
  }

  private static String inWords(ScalingKind scaling) {
    return switch (scaling) {
      case NONE -> " in the system's own units";
      case STD -> ", each variable divided by its standard deviation";
      case STANDARD -> ", each variable less its mean, divided by its standard deviation";
      case GLOBAL -> ", all variables less one mean, divided by one standard deviation";
    };
  }

  private static String inWords(ErrorKind error, ScalingKind scaling) {
    return switch (error) {
      case RELATIVE ->
          "relative, ‖x̂ − x‖ / ‖x‖ of each %sstate"
              .formatted(scaling == ScalingKind.NONE ? "" : "scaled ");
      case NRMSE -> "nrmse, ‖x̂ − x‖ / sqrt(mean ‖x − x̄‖²) in the system's own units";
      case SCALED ->
          "scaled, ‖ẑ − z‖ / √D with each of D variables scaled to unit variance, z = (x − x̄) / σ";
    };
  }
}
