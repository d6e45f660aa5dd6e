package chaoscast.splinenets;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.scaling.Scaling;
import chaoscast.core.training.FeatureStream;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.splinenets.breakplane.Breakplane;
import chaoscast.splinenets.breakplane.BreakplaneMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A trained `spline-relu` surrogate as the spline that it is:
///
///     f(x) = polynomial + Σ_i μ_i max(0, ξ_i·x − β_i)^p,   roughness of output k: Σ_i μ_ik²
///
/// in the units that it was trained in, which are scaled ones if its data were, or in the system's.
///
///     SplineView view = SplineView.of(surrogate).inSystemUnits();
///     String table = view.text(data, 10);
///
/// Source: J. Sahs et al., Shallow univariate ReLU networks as splines, Front. Artif. Intell. 5
/// (2022) 889981, doi:10.3389/frai.2022.889981.
public final class SplineView {
  private static final int CHUNK = 1024;

  private final Surrogate surrogate;
  private final BreakplaneMap map;
  private final List<Breakplane> breakplanes;
  private final double[] neuronScales;

  /// @param neuronScales what the neurons of the trained units are multiplied by
  private SplineView(
      Surrogate surrogate,
      BreakplaneMap map,
      List<Breakplane> breakplanes,
      double[] neuronScales) {
    this.surrogate = surrogate;
    this.map = map;
    this.breakplanes = breakplanes;
    this.neuronScales = neuronScales;
  }

  /// @param surrogate trained or loaded, scaled or not
  /// @throws InputException if it is of another kind
  public static SplineView of(Surrogate surrogate) {
    if (!(surrogate.inOwnUnits() instanceof ReadoutSurrogate network)
        || !(network.featureMap() instanceof BreakplaneMap map)) {
      throw new InputException(
          "the surrogate must be a spline-relu but was a " + surrogate.provider());
    }
    double[] weights = network.weights();
    var breakplanes = new ArrayList<Breakplane>();
    for (int i = 0; i < map.planes().count(); i++) {
      double[] slopes = new double[map.dimension()];
      for (int output = 0; output < slopes.length; output++) {
        slopes[output] = weights[output * map.featureCount() + map.polynomialCount() + i];
      }
      double breakpoint = map.planes().breakpoints()[i];
      breakplanes.add(new Breakplane(map.planes().normal(i), breakpoint, slopes));
    }
    double[] ones = new double[breakplanes.size()];
    Arrays.fill(ones, 1);
    return new SplineView(surrogate, map, List.copyOf(breakplanes), ones);
  }

  /// The same function of x in the system's units, which was trained on z = (x − o) / s:
  ///
  ///     r = |ξ/s|,   ξ' = ξ/s / r,   β' = (β + ξ·(o/s)) / r,   μ'_k = s_k r^p μ_k
  ///
  /// @return the view itself if the surrogate is not scaled
  public SplineView inSystemUnits() {
    Optional<Scaling> scaling = surrogate.header().scaling();
    if (scaling.isEmpty()) {
      return this;
    }
    double[] offset = scaling.get().offset();
    double[] scale = scaling.get().scale();
    SplineView trained = of(surrogate);
    var planes = new ArrayList<Breakplane>();
    double[] scales = new double[neuronScales.length];
    for (Breakplane plane : trained.breakplanes) {
      double[] normal = plane.normal();
      double breakpoint = plane.breakpoint();
      double length = 0;
      for (int i = 0; i < normal.length; i++) {
        normal[i] /= scale[i];
        breakpoint += normal[i] * offset[i];
        length = Math.hypot(length, normal[i]);
      }
      for (int i = 0; i < normal.length; i++) {
        normal[i] /= length;
      }
      double power = Math.pow(length, power());
      double[] slopes = plane.deltaSlopes();
      for (int output = 0; output < slopes.length; output++) {
        slopes[output] *= scale[output] * power;
      }
      scales[planes.size()] = 1 / power;
      planes.add(new Breakplane(normal, breakpoint / length, slopes));
    }
    return new SplineView(surrogate, map, List.copyOf(planes), scales);
  }

  /// @return p
  public int power() {
    return map.power();
  }

  /// @return one a neuron, in the network's order
  public List<Breakplane> breakplanes() {
    return breakplanes;
  }

  /// @return Σ μ² of every output
  public double[] roughness() {
    double[] roughness = new double[map.dimension()];
    for (Breakplane plane : breakplanes) {
      double[] slopes = plane.deltaSlopes();
      for (int output = 0; output < roughness.length; output++) {
        roughness[output] += slopes[output] * slopes[output];
      }
    }
    return roughness;
  }

  /// How much every neuron adds to the outputs on some data: |μ_i| times the standard deviation of
  /// max(0, ξ_i·x − β_i)^p. A neuron that the data never switch has none, or is affine there.
  ///
  /// @param data states in the system's units
  public double[] influence(Trajectory data) {
    Trajectory own =
        surrogate.header().scaling().map(scaling -> scaling.apply(data)).orElse(data);
    if (own.dimension() != map.dimension()) {
      throw new InputException(
          "data must have dimension %d but has %d".formatted(map.dimension(), own.dimension()));
    }
    int neurons = breakplanes.size();
    double[] sums = new double[neurons];
    double[] squares = new double[neurons];
    FeatureStream stream = map.start(1);
    for (int from = 0; from < own.steps(); from += CHUNK) {
      int count = Math.min(CHUNK, own.steps() - from);
      DenseMatrix states = DenseMatrix.zeros(map.dimension(), count);
      DenseMatrix features = DenseMatrix.zeros(map.featureCount(), count);
      own.copyTo(from, count, states);
      stream.sweep(states, features);
      for (int i = 0; i < neurons; i++) {
        for (int column = 0; column < count; column++) {
          double value = features.get(map.polynomialCount() + i, column);
          sums[i] += value;
          squares[i] += value * value;
        }
      }
    }
    double[] influence = new double[neurons];
    for (int i = 0; i < neurons; i++) {
      double mean = sums[i] / own.steps();
      double variance = Math.max(0, squares[i] / own.steps() - mean * mean);
      influence[i] = breakplanes.get(i).strength() * neuronScales[i] * Math.sqrt(variance);
    }
    return influence;
  }

  /// A table of the neurons that matter most, after the roughness of every output.
  ///
  /// @param data  states in the system's units that decide which matter
  /// @param count number of neurons at most
  public String text(Trajectory data, int count) {
    double[] influence = influence(data);
    var order = new ArrayList<Integer>();
    for (int i = 0; i < influence.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> influence[i]).reversed());
    var text = new StringBuilder();
    text.append("%d neurons of power %d\nroughness".formatted(influence.length, power()));
    for (double roughness : roughness()) {
      text.append(number(roughness));
    }
    text.append("\n%10s%12s  %s\n".formatted("influence", "breakpoint", "normal | delta-slopes"));
    for (int i : order.subList(0, Math.min(count, order.size()))) {
      Breakplane plane = breakplanes.get(i);
      text.append(String.format(Locale.ROOT, "%10.3g%12.4g ", influence[i], plane.breakpoint()));
      for (double component : plane.normal()) {
        text.append(String.format(Locale.ROOT, " %6.3f", component));
      }
      text.append(" |");
      for (double slope : plane.deltaSlopes()) {
        text.append(number(slope));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, " %10.3g", value);
  }
}
