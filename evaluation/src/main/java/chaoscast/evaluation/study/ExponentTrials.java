package chaoscast.evaluation.study;

import chaoscast.core.Cost;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemKind;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.lyapunov.DifferenceGrowth;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import chaoscast.lorenz.lyapunov.LyapunovMeasurement;
import chaoscast.lorenz.lyapunov.LyapunovPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Trials that measure λ₁ of systems by two methods that share nothing but the equations: the tangent flow,
/// and the growth of a small difference from other starts.
///
/// @param system   that was measured
/// @param tangent  λ₁ of the tangent flow; empty if it failed
/// @param growth   λ₁ by the growth of a small difference; empty if it failed
/// @param failures why, most often none
public record ExponentTrials(
    DynamicalSystem system,
    Optional<LyapunovEstimate> tangent,
    Optional<LyapunovEstimate> growth,
    List<String> failures) {

  /// Errors within which the two are said to agree.
  public static final double ERRORS = 3;

  /// Share of λ₁ that counts as agreement whatever the errors: what a finite difference and fixed steps leave.
  public static final double SHARE = 1e-3;

  /// Steps of a map for one of a flow.
  public static final int MAP_STEPS = 10;

  /// A method of measuring λ₁.
  private enum Method {
    TANGENT("tangent flow") {
      @Override
      LyapunovEstimate measure(DynamicalSystem system, LyapunovPlan plan) {
        return new LyapunovMeasurement(system, plan).run(1, Progress.NONE).leading();
      }
    },
    DIFFERENCE("growth of a small difference") {
      @Override
      LyapunovEstimate measure(DynamicalSystem system, LyapunovPlan plan) {
        return new DifferenceGrowth(system, plan).run(1, Progress.NONE);
      }
    };

    private final String title;

    Method(String title) {
      this.title = title;
    }

    abstract LyapunovEstimate measure(DynamicalSystem system, LyapunovPlan plan);
  }

  public ExponentTrials {
    failures = List.copyOf(failures);
  }

  /// @param systems to measure
  /// @param steps   of each system's own time step, all trajectories of a measurement together; maps, whose steps
  ///                are cheap, take [#MAP_STEPS] times as many
  /// @param seed    of starts
  /// @return two trials a system, in their order
  public static List<Trial> of(List<? extends SystemProvider> systems, long steps, Seed seed) {
    var trials = new ArrayList<Trial>();
    for (SystemProvider provider : systems) {
      DynamicalSystem system = provider.defaultSystem();
      long own = SystemKind.of(system) == SystemKind.MAP ? MAP_STEPS * steps : steps;
      LyapunovPlan plan =
          LyapunovPlan.of(system)
              .withExponents(1)
              .withTime(own * system.defaultTimeStep())
              .withSeed(seed);
      for (Method method : Method.values()) {
        var factors = new LinkedHashMap<String, String>();
        factors.put("system", system.name());
        factors.put("method", method.title);
        factors.put("equations", identity(system));
        factors.put("steps", String.valueOf(own));
        trials.add(
            new Trial(factors, seed.value(), () -> result(method.measure(system, plan))));
      }
    }
    return trials;
  }

  /// What decides the result, so that a changed text is measured anew.
  private static String identity(DynamicalSystem system) {
    return system instanceof EquationSystem equations
        ? Integer.toHexString(equations.text().rulesIdentity().hashCode())
        : system.parameters().toString();
  }

  private static TrialResult result(LyapunovEstimate found) {
    return new TrialResult(
        new double[0],
        new Cost(0, 0, 0, 0, 0),
        Map.of(
            Measure.EXPONENT, found.exponent(), Measure.EXPONENT_ERROR, found.standardError()),
        Optional.empty());
  }

  /// @param systems as for [#of]
  /// @param results of its trials, in their order
  /// @return one row a system
  public static List<ExponentTrials> rows(
      List<? extends SystemProvider> systems, List<TrialResult> results) {
    var rows = new ArrayList<ExponentTrials>();
    for (int n = 0; n < systems.size(); n++) {
      List<TrialResult> own = results.subList(2 * n, 2 * n + 2);
      rows.add(
          new ExponentTrials(
              systems.get(n).defaultSystem(),
              estimate(own.getFirst(), Method.TANGENT),
              estimate(own.getLast(), Method.DIFFERENCE),
              own.stream().flatMap(result -> result.failure().stream()).toList()));
    }
    return rows;
  }

  /// @param systems as for [#of]
  /// @param study   of its trials
  /// @return one row a system of which anything has been measured so far
  public static List<ExponentTrials> rowsSoFar(
      List<? extends SystemProvider> systems, Study study) {
    Map<String, TrialResult> finished = study.soFar();
    var measured = new ArrayList<SystemProvider>();
    var results = new ArrayList<TrialResult>();
    for (int n = 0; n < systems.size(); n++) {
      List<Trial> own = study.trials().subList(2 * n, 2 * n + 2);
      if (own.stream().anyMatch(trial -> finished.containsKey(trial.key()))) {
        measured.add(systems.get(n));
        own.forEach(
            trial -> results.add(
                finished.getOrDefault(trial.key(), TrialResult.failed("not measured yet"))));
      }
    }
    return rows(measured, results);
  }

  private static Optional<LyapunovEstimate> estimate(TrialResult result, Method method) {
    return Optional.ofNullable(result.measures().get(Measure.EXPONENT))
        .map(
            exponent -> new LyapunovEstimate(
                exponent, result.measures().get(Measure.EXPONENT_ERROR), method.title));
  }

  /// @return whether both were found and differ by no more than [#ERRORS] of their joint error, or by
  ///     [#SHARE] of λ₁
  public boolean agrees() {
    return tangent.isPresent() && growth.isPresent()
        && near(
            tangent.get(), growth.get().exponent(), growth.get().standardError());
  }

  /// @return whether a value from elsewhere agrees with the tangent flow, up to half a unit of its last digit
  ///     besides
  public boolean agreesWith(double exponent, double rounding) {
    return tangent.isPresent() && near(tangent.get(), exponent, rounding);
  }

  /// @return the mean of the two, weighted by their errors; empty unless they agree
  public Optional<LyapunovEstimate> joint() {
    if (!agrees()) {
      return Optional.empty();
    }
    double first = tangent.orElseThrow().standardError();
    double second = growth.orElseThrow().standardError();
    double weight =
        first + second == 0 ? 0.5 : second * second / (first * first + second * second);
    return Optional.of(
        new LyapunovEstimate(
            weight * tangent.get().exponent() + (1 - weight) * growth.get().exponent(),
            first + second == 0 ? 0 : first * second / Math.hypot(first, second),
            "tangent flow and growth of a small difference"));
  }

  private static boolean near(LyapunovEstimate one, double exponent, double error) {
    double joint = Math.hypot(one.standardError(), error);
    double difference = Math.abs(one.exponent() - exponent);
    return difference <= Math.max(ERRORS * joint, SHARE * Math.abs(one.exponent()));
  }
}
