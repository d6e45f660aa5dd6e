package chaoscast.lorenz.equations;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.lorenz.SteppedSystem;
import chaoscast.lorenz.equations.Expression.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Delay equations, x'(t) = f(x(t), x(t − τ₁), …), with their solver.
///
/// The classical Runge–Kutta method with steps of fixed size h, which is the time step of the text. What is
/// delayed is read from the past between steps by Hermite's cubic polynomial through the values and
/// slopes at either side, of the same order four. The state is
///
///     x(t), t if it is named, then x and x' at t − h, t − 2h, … t − m h,   m = ⌈max τ / h⌉
///
/// so that a run can be taken up again at any of its states, and the tangent is the derivative of the very
/// step that the state takes.
///
/// Source: A. Bellen, M. Zennaro, Numerical Methods for Delay Differential Equations, Oxford 2003, chapter 4,
/// doi:10.1093/acprof:oso/9780198506546.001.0001.
final class EquationDelay extends EquationSystem implements SteppedSystem {
  /// How far into a step each stage lies.
  private static final double[] SHARE = {0, 0.5, 0.5, 1};

  private final double h;
  private final int present;
  private final int variables;
  private final int past;
  private final Reading[] readings;

  /// Where a delayed value is read at the start, middle or end of a step: between the points `newer` and
  /// `newer` + 1 steps ago.
  ///
  /// @param variable number of the variable
  /// @param newer    steps ago, ≥ 0
  /// @param weights  of value and slope at the newer point and at the older
  private record Reading(int variable, int newer, double[] weights) {}

  EquationDelay(
      String name, EquationText text, BoundEquations equations, Map<String, String> overrides) {
    super(name, text, equations, overrides);
    h = defaultTimeStep();
    variables = equations.variables().size();
    present = equations.right().size();
    double longest = 0;
    for (BoundEquations.Delay delay : equations.delays()) {
      if (delay.time() < h * (1 - 1e-9)) {
        throw delay.at().error(
            "a delay must be ≥ the time step %s but was %s: choose a smaller timeStep"
                .formatted(h, delay.time()));
      }
      longest = Math.max(longest, delay.time());
    }
    double points = Math.ceil(longest / h - 1e-9);
    if (points * variables > BoundEquations.MOST) {
      throw new InputException(
          "delays of %s must be ≤ %d time steps of %s for %d variables but one is %s"
              .formatted(name, BoundEquations.MOST / variables, h, variables, longest));
    }
    past = (int) points;
    readings = readings(equations.delays());
  }

  /// Three for every delay: at the start, the middle and the end of a step.
  private Reading[] readings(List<BoundEquations.Delay> delays) {
    var all = new Reading[3 * delays.size()];
    for (int stage = 0; stage < 3; stage++) {
      for (int d = 0; d < delays.size(); d++) {
        double ago = Math.max(0, delays.get(d).time() / h - 0.5 * stage);
        int newer = (int) Math.min(past - 1, Math.floor(ago + 1e-9));
        double s = ago - newer;
        double[] weights = {
          (1 + 2 * s) * (1 - s) * (1 - s), -h * s * (1 - s) * (1 - s),
          s * s * (3 - 2 * s), h * s * s * (1 - s)
        };
        all[stage * delays.size() + d] = new Reading(delays.get(d).variable(), newer, weights);
      }
    }
    return all;
  }

  @Override
  public double step() {
    return h;
  }

  @Override
  public int dimension() {
    return present + 2 * variables * past;
  }

  @Override
  public List<String> variableNames() {
    var names = new ArrayList<>(super.variableNames());
    for (int ago = 1; ago <= past; ago++) {
      for (String variable : equations.variables()) {
        names.add("%s(t-%dh)".formatted(variable, ago));
      }
      for (String variable : equations.variables()) {
        names.add("%s'(t-%dh)".formatted(variable, ago));
      }
    }
    return Collections.unmodifiableList(names);
  }

  /// The history of the text, or else the start, constant.
  @Override
  public double[] initialState(Seed seed) {
    double[] start = super.initialState(seed);
    double[] state = Arrays.copyOf(start, dimension());
    for (int ago = 1; ago <= past; ago++) {
      for (int i = 0; i < variables; i++) {
        Expression history = equations.history().get(i);
        if (history == null) {
          state[value(ago, i)] = start[i];
          continue;
        }
        double[] result = new double[2];
        FunctionCompiler.compile(
            List.of(history, new Differential(index -> Constant.ONE).of(history)), 1)
            .evaluate(new double[] {-ago * h}, new double[1], result);
        state[value(ago, i)] = result[0];
        state[value(ago, i) + variables] = result[1];
      }
    }
    return state;
  }

  private int value(int ago, int variable) {
    return present + (2 * (ago - 1)) * variables + variable;
  }

  /// Allocates what a step needs, some arrays of the number of variables.
  @Override
  public void derivative(double[] state, double[] next) {
    Stages stages = stages(state);
    advance(state, stages.slopes(), next);
  }

  /// Allocates what a step needs, some arrays of the number of variables.
  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    Stages stages = stages(state);
    double[][] slopes = new double[4][present];
    double[] direction = new double[equations.arguments()];
    for (int stage = 0; stage < 4; stage++) {
      arguments(vector, stage, slopes, direction);
      compiled().tangent().evaluate(stages.arguments()[stage], direction, slopes[stage]);
    }
    advance(vector, slopes, image);
  }

  /// What the four stages of a step see and give.
  ///
  /// @param arguments of the right-hand sides, a row a stage
  /// @param slopes    right-hand sides, a row a stage
  private record Stages(double[][] arguments, double[][] slopes) {}

  private Stages stages(double[] state) {
    double[][] arguments = new double[4][equations.arguments()];
    double[][] slopes = new double[4][present];
    for (int stage = 0; stage < 4; stage++) {
      arguments(state, stage, slopes, arguments[stage]);
      compiled().values().evaluate(arguments[stage], arguments[stage], slopes[stage]);
    }
    return new Stages(arguments, slopes);
  }

  /// @param slopes of the stages before
  /// @param to     modified: what this stage sees
  private void arguments(double[] state, int stage, double[][] slopes, double[] to) {
    for (int i = 0; i < present; i++) {
      to[i] = stage == 0 ? state[i] : state[i] + SHARE[stage] * h * slopes[stage - 1][i];
    }
    int delays = to.length - present;
    int first = ((int) (2 * SHARE[stage])) * delays;
    for (int d = 0; d < delays; d++) {
      to[present + d] = read(state, readings[first + d], slopes[0]);
    }
  }

  /// Hermite's cubic polynomial between two points of the past; the slope at the present one is that of
  /// the first stage.
  private double read(double[] state, Reading reading, double[] slope) {
    int variable = reading.variable();
    int newer = reading.newer();
    int older = value(newer + 1, variable);
    double[] weights = reading.weights();
    double value = newer == 0 ? state[variable] : state[value(newer, variable)];
    double rate = newer == 0 ? slope[variable] : state[value(newer, variable) + variables];
    return weights[0] * value + weights[1] * rate
        + weights[2] * state[older] + weights[3] * state[older + variables];
  }

  /// The present moves on, the past moves back by one point, and what was present joins it.
  private void advance(double[] state, double[][] slopes, double[] next) {
    double sixth = h / 6;
    for (int i = 0; i < present; i++) {
      next[i] =
          state[i]
              + sixth * (slopes[0][i] + 2 * (slopes[1][i] + slopes[2][i]) + slopes[3][i]);
    }
    int point = 2 * variables;
    System.arraycopy(state, present, next, present + point, (past - 1) * point);
    System.arraycopy(state, 0, next, present, variables);
    System.arraycopy(slopes[0], 0, next, present + variables, variables);
  }

  /// −∞: the oldest slope is forgotten, so that volumes vanish in a step.
  @Override
  public double trace(double[] state) {
    return Double.NEGATIVE_INFINITY;
  }
}
