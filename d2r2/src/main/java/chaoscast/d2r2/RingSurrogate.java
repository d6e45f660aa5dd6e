package chaoscast.d2r2;

import chaoscast.core.Cost;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Fit;
import chaoscast.core.training.MemorylessFeatureMap;
import chaoscast.core.training.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What [RingTrainer] fits: K readouts of local features, or one for all variables of the ring.
final class RingSurrogate implements Surrogate {
  private final Map<String, String> settings;
  private final RingShape shape;
  private final MemorylessFeatureMap map;
  private final DenseMatrix weights;
  private final Target target;
  private final double timeStep;
  private final Optional<Fit> fit;
  private final Arithmetic stateFormat;
  private final Arithmetic readoutFormat;

  /// @param weights K × features, or 1 × features if shared; not to be modified afterwards
  RingSurrogate(
      Map<String, String> settings,
      RingShape shape,
      MemorylessFeatureMap map,
      DenseMatrix weights,
      Target target,
      double timeStep,
      Fit fit) {
    this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    this.shape = shape;
    this.map = map;
    this.weights = weights;
    this.target = target;
    this.timeStep = timeStep;
    this.fit = Optional.ofNullable(fit);
    this.stateFormat = Arithmetic.BINARY64;
    this.readoutFormat = Arithmetic.BINARY64;
  }

  private RingSurrogate(RingSurrogate exact, DenseMatrix weights, Arithmetic states,
      Arithmetic readout) {
    this.settings = exact.settings;
    this.shape = exact.shape;
    this.map = (MemorylessFeatureMap) exact.map.inPrecision(states);
    this.weights = weights;
    this.target = exact.target;
    this.timeStep = exact.timeStep;
    this.fit = exact.fit;
    this.stateFormat = states;
    this.readoutFormat = readout;
  }

  @Override
  public String provider() {
    return D2r2Provider.NAME;
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public int dimension() {
    return shape.size();
  }

  @Override
  public double timeStep() {
    return timeStep;
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  public Optional<Fit> fit() {
    return fit;
  }

  RingShape shape() {
    return shape;
  }

  /// @return a copy of the weights, row-major, one row a variable or one for all
  double[] weights() {
    return weights.toArray();
  }

  /// @param newWeights as many; not modified
  RingSurrogate withWeights(double[] newWeights) {
    return new RingSurrogate(
        this,
        DenseMatrix.of(newWeights, weights.rows(), weights.columns()),
        stateFormat,
        readoutFormat);
  }

  @Override
  public Cost cost() {
    Cost local = map.cost();
    long size = shape.size();
    long readouts = size * map.featureCount();
    long stored = (long) weights.rows() * weights.columns();
    return new Cost(
        local.parameters() + stored,
        map.featureCount(),
        size * local.multiplyAdds() + readouts,
        size * local.transcendentals(),
        size * local.bytes() + Double.BYTES * stored);
  }

  @Override
  public Optional<Polynomials> polynomials(Expansion expansion) {
    List<Polynomial> local = new ArrayList<>();
    for (int row = 0; row < weights.rows(); row++) {
      double[][] one = {weights.rowRange(row, row + 1).toArray()};
      local.addAll(map.polynomials(one, expansion).orElseThrow().rows());
    }
    Polynomials output = ReadoutPolynomials.ring(shape, local);
    return Optional.of(target == Target.INCREMENT ? output.plusState() : output);
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    Arithmetic states = scope == Scope.READOUT ? stateFormat : arithmetic;
    Arithmetic readout = scope == Scope.ALL_BUT_READOUT ? readoutFormat : arithmetic;
    DenseMatrix rounded = weights.copy();
    readout.round(rounded);
    return new RingSurrogate(this, rounded, states, readout);
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    return new RingRollout(shape, map, weights, target, stateFormat, readoutFormat, lanes);
  }

  @Override
  public void write(ModelFile file) {
    file.put("timeStep", timeStep);
    file.put("target", target.name().toLowerCase(Locale.ROOT));
    file.put("statePrecision", stateFormat.name());
    file.put("readoutPrecision", readoutFormat.name());
    file.put("ring/size", (long) shape.size());
    file.put("ring/radius", (long) shape.radius());
    file.put("readout", weights.toArray(), weights.rows(), weights.columns());
    ModelFile named = file.group("settings");
    settings.forEach(named::put);
    map.write(file.group("features"));
  }

  /// @param file what [#write] wrote
  /// @param keys names of the settings, in order
  static RingSurrogate read(ModelFile file, Iterable<String> keys) {
    var settings = new LinkedHashMap<String, String>();
    for (String key : keys) {
      settings.put(key, file.text("settings/" + key));
    }
    int[] rows = file.shape("readout");
    int size = (int) file.integer("ring/size");
    var exact =
        new RingSurrogate(
            settings,
            new RingShape(size, (int) file.integer("ring/radius"), rows[0] < size),
            PolynomialFeatures.readMemoryless(file.group("features")),
            DenseMatrix.of(file.doubles("readout"), rows[0], rows[1]),
            Target.valueOf(file.text("target").toUpperCase(Locale.ROOT)),
            file.number("timeStep"),
            null);
    return new RingSurrogate(
        exact,
        exact.weights,
        Arithmetic.parse(file.text("statePrecision")),
        Arithmetic.parse(file.text("readoutPrecision")));
  }
}
