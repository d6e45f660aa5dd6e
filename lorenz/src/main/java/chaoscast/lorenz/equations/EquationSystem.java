package chaoscast.lorenz.equations;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemKind;
import chaoscast.lorenz.equations.Expression.Constant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/// A system that is given as text.
///
///     DynamicalSystem system = EquationSystem.create("mine", EquationText.parse(text), Map.of("rho", "34"));
///
/// Where an equation names the time, the time is a variable t of the state, after those that are observed.
public abstract sealed class EquationSystem implements DynamicalSystem
    permits EquationFlow, EquationMap, EquationDelay {
  /// States discarded unless the text says otherwise.
  private static final int TRANSIENT = 5000;

  private static final int MOST_TERMS = 100;

  private final String name;
  private final EquationText text;
  private final boolean ownParameters;
  final BoundEquations equations;
  private final CompiledEquations compiled;
  private final double timeStep;
  private final int discarded;
  private final OptionalDouble exponent;

  EquationSystem(
      String name, EquationText text, BoundEquations equations, Map<String, String> overrides) {
    this.name = name;
    this.text = text;
    this.equations = equations;
    this.compiled = new CompiledEquations(equations);
    this.ownParameters =
        overrides.isEmpty()
            || equations.parameters().equals(BoundEquations.parameters(text, Map.of()));
    double usualStep = equations.kind() == EquationText.Kind.MAP ? 1 : 0.01;
    this.timeStep = positive(EquationText.TIME_STEP, usualStep);
    this.discarded = whole(EquationText.TRANSIENT, TRANSIENT);
    this.exponent =
        text.settings().containsKey(EquationText.LYAPUNOV)
            ? OptionalDouble.of(setting(EquationText.LYAPUNOV, 0))
            : OptionalDouble.empty();
  }

  /// @param name      what to call it
  /// @param overrides values of parameters that differ from their defaults
  /// @throws InputException for what does not fit, with line and column where it is in the text
  public static EquationSystem create(
      String name, EquationText text, Map<String, String> overrides) {
    BoundEquations equations = BoundEquations.bind(name, text, overrides);
    if (equations.kind() == EquationText.Kind.MAP) {
      return new EquationMap(name, text, equations, overrides);
    }
    return equations.delays().isEmpty()
        ? new EquationFlow(name, text, equations, overrides)
        : new EquationDelay(name, text, equations, overrides);
  }

  /// @return what it was made of
  public EquationText text() {
    return text;
  }

  final CompiledEquations compiled() {
    return compiled;
  }

  private int whole(String key, int otherwise) {
    double value = positive(key, otherwise);
    if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
      throw text.settings().get(key).at().error(
          "%s must be a whole number of steps but was %s".formatted(key, value));
    }
    return (int) value;
  }

  private double positive(String key, double otherwise) {
    double value = setting(key, otherwise);
    if (value <= 0) {
      throw text.settings().get(key).at().error("%s must be > 0 but was %s".formatted(key, value));
    }
    return value;
  }

  private double setting(String key, double otherwise) {
    EquationText.Setting setting = text.settings().get(key);
    if (setting == null) {
      return otherwise;
    }
    return new Formulas(new ParameterNames(equations.parameters())).number(key, setting.formula());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int dimension() {
    return equations.right().size();
  }

  @Override
  public int observedDimension() {
    return equations.variables().size();
  }

  @Override
  public List<String> variableNames() {
    if (!equations.timed()) {
      return equations.variables();
    }
    var names = new ArrayList<>(equations.variables());
    names.add(EquationText.TIME);
    return Collections.unmodifiableList(names);
  }

  /// False: the time and the past are known.
  @Override
  public boolean hidesVariables() {
    return false;
  }

  /// The text's start, moved by a thousandth of its largest value; drawn from the standard normal
  /// distribution where the text gives none.
  @Override
  public double[] initialState(Seed seed) {
    RandomGenerator random = seed.generator();
    double[] given = equations.start();
    double largest = 0;
    for (double value : given) {
      largest = Math.max(largest, Double.isNaN(value) ? 0 : Math.abs(value));
    }
    double[] state = new double[dimension()];
    for (int i = 0; i < given.length; i++) {
      double draw = random.nextGaussian();
      state[i] = Double.isNaN(given[i]) ? draw : given[i] + 1e-3 * largest * draw;
    }
    return state;
  }

  @Override
  public double defaultTimeStep() {
    return timeStep;
  }

  @Override
  public int defaultTransient() {
    return discarded;
  }

  /// @return what kind of equations the text has
  public SystemKind kind() {
    return switch (this) {
      case EquationMap _ -> SystemKind.MAP;
      case EquationDelay _ -> SystemKind.DELAY;
      case EquationFlow _ -> equations.timed() ? SystemKind.FORCED : SystemKind.FLOW;
    };
  }

  /// A value of λ₁ from elsewhere that nothing here relies on, for comparison.
  ///
  /// @param exponent per time unit
  /// @param source   who says so
  public record PublishedExponent(double exponent, String source) {}

  /// @return what others say of λ₁ for the text's own parameters, if the text quotes it
  public Optional<PublishedExponent> published() {
    return Optional.ofNullable(text.settings().get(EquationText.PUBLISHED))
        .filter(_ -> ownParameters)
        .map(
            quoted -> new PublishedExponent(
                setting(EquationText.PUBLISHED, 0), quoted.comment()));
  }

  /// @return the time of one turn or so, if the text says it
  public OptionalDouble period() {
    return text.settings().containsKey(EquationText.PERIOD)
        ? OptionalDouble.of(positive(EquationText.PERIOD, 1))
        : OptionalDouble.empty();
  }

  /// @return whether the text of a flow names functions that jump, `sign` or `mod`. Solutions then may have corners, across
  ///     which tangent vectors are not carried rightly: derivatives do not see jumps
  public boolean mayJump() {
    return !(this instanceof EquationMap)
        && equations.right().stream().anyMatch(EquationSystem::jumps);
  }

  private static boolean jumps(Expression expression) {
    return (expression instanceof Expression.Unary(Expression.Function function, Expression _)
        && (function == Expression.Function.SIGN || function == Expression.Function.FLOOR))
        || FunctionCompiler.operands(expression).stream().anyMatch(EquationSystem::jumps);
  }

  /// @return tr J of a flow as a formula of its variables, parameters being numbers; empty for maps and delay
  ///     equations, and where it would have more than a hundred terms
  public Optional<String> traceFormula() {
    if (!(this instanceof EquationFlow)) {
      return Optional.empty();
    }
    Expression sum = Constant.ZERO;
    int terms = 0;
    for (int i = 0; i < equations.right().size(); i++) {
      Expression term = equations.ownSlope(i);
      boolean number = sum instanceof Constant && term instanceof Constant;
      terms += number ? 0 : 1;
      if (terms > MOST_TERMS) {
        return Optional.empty();
      }
      sum =
          sum instanceof Constant(double a) && term instanceof Constant(double b)
              ? Expression.constant(a + b)
              : sum.plus(term);
    }
    return Optional.of(new ExpressionText(variableNames()).of(sum));
  }

  @Override
  public Optional<String> ownIntegrator() {
    return Optional.ofNullable(text.settings().get(EquationText.INTEGRATOR))
        .map(EquationText.Setting::value);
  }

  @Override
  public InputException ownIntegratorError(String reason) {
    Position at = text.settings().get(EquationText.INTEGRATOR).at();
    return new InputException("%s, %s".formatted(name, at.error(reason).getMessage()));
  }

  /// Only for the text's own parameters.
  @Override
  public OptionalDouble lyapunovExponent() {
    return ownParameters ? exponent : OptionalDouble.empty();
  }

  @Override
  public Map<String, String> parameters() {
    var values = new LinkedHashMap<String, String>();
    equations.parameters().forEach((key, value) -> values.put(key, String.valueOf(value)));
    return values;
  }

  /// Equal are systems of the same name, text and parameters.
  @Override
  public final boolean equals(Object other) {
    return other instanceof EquationSystem system
        && name.equals(system.name)
        && text.text().equals(system.text.text())
        && equations.parameters().equals(system.equations.parameters());
  }

  @Override
  public final int hashCode() {
    return Objects.hash(name, text.text(), equations.parameters());
  }

  @Override
  public String toString() {
    return name + parameters();
  }
}
