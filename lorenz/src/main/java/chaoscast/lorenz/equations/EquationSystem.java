package chaoscast.lorenz.equations;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/// A flow that is given as text.
///
///     DynamicalSystem system = EquationSystem.create("mine", EquationText.parse(text), Map.of("rho", "34"));
///
/// Where an equation names the time, the time is a hidden last variable t with t' = 1.
public final class EquationSystem implements DynamicalSystem {
  /// States discarded unless the text says otherwise.
  private static final int TRANSIENT = 5000;

  private final String name;
  private final EquationText text;
  private final BoundEquations equations;
  private final CompiledEquations compiled;
  private final boolean standard;
  private final double timeStep;
  private final int discarded;
  private final OptionalDouble exponent;

  private EquationSystem(String name, EquationText text, BoundEquations equations, boolean standard) {
    this.name = name;
    this.text = text;
    this.equations = equations;
    this.compiled = CompiledEquations.of(equations);
    this.standard = standard;
    this.timeStep = positive(EquationText.TIME_STEP, 0.01);
    this.discarded = (int) positive(EquationText.TRANSIENT, TRANSIENT);
    this.exponent =
        text.settings().containsKey(EquationText.LYAPUNOV)
            ? OptionalDouble.of(setting(EquationText.LYAPUNOV, 0))
            : OptionalDouble.empty();
  }

  /// @param name      what to call it
  /// @param overrides values of parameters that differ from their defaults
  /// @throws InputException for what does not fit, with line and column where it is in the text
  public static DynamicalSystem create(
      String name, EquationText text, Map<String, String> overrides) {
    return new EquationSystem(
        name, text, BoundEquations.bind(name, text, overrides), overrides.isEmpty());
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
    var parser = new FormulaParser(setting.value(), setting.at().line(), 0);
    return new Formulas(new ParameterNames(equations.parameters()))
        .number(key, parser.lastFormula());
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

  @Override
  public void derivative(double[] state, double[] derivative) {
    compiled.values().evaluate(state, state, derivative);
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    compiled.tangent().evaluate(state, vector, image);
  }

  @Override
  public double trace(double[] state) {
    double[] sum = new double[1];
    compiled.trace().evaluate(state, state, sum);
    return sum[0];
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

  /// Only for the text's own parameters.
  @Override
  public OptionalDouble lyapunovExponent() {
    return standard ? exponent : OptionalDouble.empty();
  }

  @Override
  public Map<String, String> parameters() {
    var values = new LinkedHashMap<String, String>();
    equations.parameters().forEach((key, value) -> values.put(key, String.valueOf(value)));
    return values;
  }
}
