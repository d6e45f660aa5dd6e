package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Variables that are the same in all states of a trajectory but not in all trajectories, and the polynomials p of
/// them that their values in training tell apart.
///
///     Σ_i p_j(u_i) p_k(u_i) = m δ_jk   over the m values u_i
///
/// One parameter has powers to the fourth, several have products of two; fewer where there are fewer values. Features that are no
/// polynomials have one less than values ([#leavingOneOver]); with as many a regression on products of features and p fits each
/// value by itself, and forecasts between and beyond them are interpolated.
final class Parameters {
  private static final int DEGREE_OF_ONE = 4;
  private static final int DEGREE_OF_MANY = 2;
  /// Length of what a power adds to the lower ones, of its own length, below which it adds nothing.
  private static final double NOTHING = 1e-6;

  private final int variables;
  private final int[] columns;
  private final double[] middle;
  private final double[] half;
  private final List<int[]> powers;
  private final double[][] coefficients;
  private final boolean exhausted;

  private Parameters(
      int variables,
      int[] columns,
      double[] middle,
      double[] half,
      List<int[]> powers,
      double[][] coefficients,
      boolean exhausted) {
    this.exhausted = exhausted;
    this.variables = variables;
    this.columns = columns;
    this.middle = middle;
    this.half = half;
    this.powers = powers;
    this.coefficients = coefficients;
  }

  /// @return empty if every variable changes within some trajectory, or is the same in all; or if nothing would be left
  static Optional<Parameters> in(List<Trajectory> training) {
    int variables = training.getFirst().dimension();
    var found = new ArrayList<Integer>();
    for (int variable = 0; variable < variables; variable++) {
      if (isParameter(training, variable)) {
        found.add(variable);
      }
    }
    return found.isEmpty() || found.size() == variables
        ? Optional.empty()
        : Optional.of(of(training, found.stream().mapToInt(Integer::intValue).toArray()));
  }

  private static boolean isParameter(List<Trajectory> training, int variable) {
    double first = training.getFirst().get(0, variable);
    boolean differs = false;
    for (Trajectory one : training) {
      double here = one.get(0, variable);
      differs |= here != first;
      for (int step = 1; step < one.steps(); step++) {
        if (one.get(step, variable) != here) {
          return false;
        }
      }
    }
    return differs;
  }

  private static Parameters of(List<Trajectory> training, int[] columns) {
    int count = columns.length;
    double[] middle = new double[count];
    double[] half = new double[count];
    Set<List<Double>> distinct = new LinkedHashSet<>();
    for (Trajectory one : training) {
      distinct.add(Arrays.stream(columns).mapToObj(column -> one.get(0, column)).toList());
    }
    for (int i = 0; i < count; i++) {
      int at = i;
      var values = distinct.stream().map(value -> value.get(at)).toList();
      double low = Collections.min(values);
      double high = Collections.max(values);
      middle[i] = low / 2 + high / 2;
      half[i] = high / 2 - low / 2;
    }
    double[][] values =
        distinct.stream()
            .map(value -> value.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    var all = new Parameters(
        training.getFirst().dimension(), columns, middle, half, graded(count), new double[0][],
        false);
    return all.orthonormal(values);
  }

  /// @return exponents in the order of their sum
  private static List<int[]> graded(int parameters) {
    var powers = new ArrayList<int[]>();
    powers.add(new int[parameters]);
    int degree = parameters == 1 ? DEGREE_OF_ONE : DEGREE_OF_MANY;
    int from = 0;
    for (int d = 1; d <= degree; d++) {
      int to = powers.size();
      for (int lower = from; lower < to; lower++) {
        for (int variable = last(powers.get(lower)); variable < parameters; variable++) {
          int[] product = powers.get(lower).clone();
          product[variable]++;
          powers.add(product);
        }
      }
      from = to;
    }
    return powers;
  }

  private static int last(int[] exponents) {
    int last = exponents.length - 1;
    while (last > 0 && exponents[last] == 0) {
      last--;
    }
    return last;
  }

  /// Gram–Schmidt over the values, twice; powers that say nothing new of them are left out.
  private Parameters orthonormal(double[][] values) {
    int all = powers.size();
    var rows = new ArrayList<double[]>();
    var kept = new ArrayList<double[]>();
    for (int power = 0; power < all && rows.size() < values.length; power++) {
      double[] row = new double[values.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = product(powers.get(power), scaled(values[i]));
      }
      double whole = norm(row);
      double[] coefficient = new double[all];
      coefficient[power] = 1;
      for (int round = 0; round < 2; round++) {
        for (int k = 0; k < rows.size(); k++) {
          double along = dot(rows.get(k), row) / values.length;
          subtract(row, along, rows.get(k));
          subtract(coefficient, along, kept.get(k));
        }
      }
      double rest = norm(row);
      if (rest > NOTHING * whole) {
        double unit = Math.sqrt(values.length) / rest;
        rows.add(Arrays.stream(row).map(value -> value * unit).toArray());
        kept.add(Arrays.stream(coefficient).map(value -> value * unit).toArray());
      }
    }
    return new Parameters(
        variables, columns, middle, half, powers, kept.toArray(double[][]::new),
        kept.size() == values.length);
  }

  /// With as many polynomials as values each value has a readout by itself, and what many features leave open in one has
  /// nothing to do with what they leave open in the next: between them such readouts mean little.
  ///
  /// @return without the highest polynomial where there are as many as values, but at least two
  Parameters leavingOneOver() {
    if (!exhausted || coefficients.length <= 2) {
      return this;
    }
    return new Parameters(
        variables, columns, middle, half, powers,
        Arrays.copyOf(coefficients, coefficients.length - 1), false);
  }

  private static double norm(double[] values) {
    return Math.sqrt(dot(values, values));
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double factor, double[] values) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= factor * values[i];
    }
  }

  private double[] scaled(double[] values) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (values[i] - middle[i]) / half[i];
    }
    return scaled;
  }

  private static double product(int[] exponents, double[] values) {
    double product = 1;
    for (int i = 0; i < exponents.length; i++) {
      for (int power = 0; power < exponents[i]; power++) {
        product *= values[i];
      }
    }
    return product;
  }

  /// @return variables and parameters together
  int variables() {
    return variables;
  }

  /// @return the number of polynomials, ≥ 2
  int polynomials() {
    return coefficients.length;
  }

  /// @return the degree of that polynomial
  int degree(int polynomial) {
    int power = powers.size() - 1;
    while (coefficients[polynomial][power] == 0) {
      power--;
    }
    return Arrays.stream(powers.get(power)).sum();
  }

  /// @return rows of the variables that are parameters, rising
  int[] columns() {
    return columns.clone();
  }

  boolean isParameter(int variable) {
    return Arrays.binarySearch(columns, variable) >= 0;
  }

  /// @param values of the parameters
  /// @param target modified: p_0 = 1, p_1, …
  void evaluate(double[] values, double[] target) {
    double[] scaled = scaled(values);
    double[] products = new double[powers.size()];
    for (int i = 0; i < products.length; i++) {
      products[i] = product(powers.get(i), scaled);
    }
    for (int j = 0; j < coefficients.length; j++) {
      target[j] = dot(coefficients[j], products);
    }
  }

  /// @return the same states without the parameters
  Trajectory withoutThem(Trajectory trajectory) {
    int left = variables - columns.length;
    double[] states = new double[Math.multiplyExact(trajectory.steps(), left)];
    var names = new ArrayList<String>();
    int at = 0;
    for (int variable = 0; variable < variables; variable++) {
      if (!isParameter(variable)) {
        names.add(trajectory.names().get(variable));
      }
    }
    for (int step = 0; step < trajectory.steps(); step++) {
      for (int variable = 0; variable < variables; variable++) {
        if (!isParameter(variable)) {
          states[at++] = trajectory.get(step, variable);
        }
      }
    }
    return Trajectory.adopt(states, trajectory.steps(), left, trajectory.timeStep())
        .withNames(names);
  }

  void write(ModelFile group) {
    group.put("variables", (long) variables);
    group.put("columns", columns);
    group.put("middle", middle, middle.length);
    group.put("half", half, half.length);
    double[] flat = Arrays.stream(coefficients).flatMapToDouble(Arrays::stream).toArray();
    group.put("coefficients", flat, coefficients.length, powers.size());
  }

  /// Reads what [#write] wrote.
  ///
  /// @param left variables that are no parameters
  static Parameters read(ModelFile group, int left) {
    int[] columns = group.ints("columns");
    int variables = group.count("variables", 2);
    boolean rising = columns.length > 0 && columns.length + left == variables;
    for (int i = 0; i < columns.length; i++) {
      rising &=
          columns[i] >= 0 && columns[i] < variables && (i == 0 || columns[i] > columns[i - 1]);
    }
    if (!rising) {
      throw new InputException(
          "columns must be rising numbers below %d, all but %d of them, but were %s"
              .formatted(variables, left, Arrays.toString(columns)));
    }
    List<int[]> powers = graded(columns.length);
    double[] half = group.doubles("half", columns.length);
    for (double one : half) {
      Requirements.requirePositive("half", one);
    }
    int[] shape = group.shape("coefficients");
    if (shape.length != 2 || shape[0] < 1 || shape[0] > powers.size()) {
      throw new InputException(
          "coefficients must have 1 to %d rows but have shape %s"
              .formatted(powers.size(), Arrays.toString(shape)));
    }
    double[] flat = group.doubles("coefficients", shape[0], powers.size());
    double[][] coefficients = new double[shape[0]][];
    for (int j = 0; j < coefficients.length; j++) {
      coefficients[j] = Arrays.copyOfRange(flat, j * powers.size(), (j + 1) * powers.size());
      if (Arrays.stream(coefficients[j]).allMatch(one -> one == 0)) {
        throw new InputException(
            "coefficients must not vanish but those of row %d do".formatted(j));
      }
    }
    return new Parameters(
        variables, columns, group.doubles("middle", columns.length), half, powers, coefficients,
        false);
  }
}
