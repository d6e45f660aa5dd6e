package chaoscast.core.training;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.Remark;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A feature map followed by a linear readout, iterated on itself.
///
///     x̂_{t+1} = W φ_t   or   x_t + W φ_t
public final class ReadoutSurrogate implements Surrogate {
  private final String provider;
  private final Map<String, String> settings;
  private final FeatureMap map;
  private final DenseMatrix weights;
  private final Target target;
  private final double timeStep;
  private final int warmUp;
  private final Optional<Fit> fit;
  private final List<Remark> remarks;
  private final Precision precision;

  /// What is computed in which format.
  ///
  /// @param states  states and feature map
  /// @param readout the readout
  record Precision(Arithmetic states, Arithmetic readout) {
    static final Precision FULL = new Precision(Arithmetic.BINARY64, Arithmetic.BINARY64);
    static final Precision SINGLE = new Precision(Arithmetic.BINARY32, Arithmetic.BINARY32);
  }

  /// @param weights dimension × features; not modified, and not to be modified afterwards
  ReadoutSurrogate(
      String provider,
      Map<String, String> settings,
      FeatureMap map,
      DenseMatrix weights,
      Target target,
      double timeStep,
      int warmUp,
      Fit fit) {
    this(
        provider,
        Collections.unmodifiableMap(new LinkedHashMap<>(settings)),
        map,
        weights,
        target,
        timeStep,
        warmUp,
        Optional.of(fit),
        fit.remarks(),
        Precision.FULL);
  }

  private ReadoutSurrogate(
      String provider,
      Map<String, String> settings,
      FeatureMap map,
      DenseMatrix weights,
      Target target,
      double timeStep,
      int warmUp,
      Optional<Fit> fit,
      List<Remark> remarks,
      Precision precision) {
    this.provider = provider;
    this.settings = settings;
    this.map = map;
    this.weights = weights;
    this.target = target;
    this.timeStep = timeStep;
    this.warmUp = warmUp;
    this.fit = fit;
    this.remarks = List.copyOf(remarks);
    this.precision = precision;
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public int dimension() {
    return map.dimension();
  }

  @Override
  public double timeStep() {
    return timeStep;
  }

  @Override
  public int warmUp() {
    return warmUp;
  }

  @Override
  public Optional<Fit> fit() {
    return fit;
  }

  /// Of the regression, and what [#withRemarks] has added.
  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  /// @param further what else there is to remark
  /// @return the same surrogate with these remarks after those it has
  public ReadoutSurrogate withRemarks(List<Remark> further) {
    return new ReadoutSurrogate(
        provider,
        settings,
        map,
        weights,
        target,
        timeStep,
        warmUp,
        fit,
        Stream.concat(remarks.stream(), further.stream()).toList(),
        precision);
  }

  /// @return the feature map that the readout sees
  public FeatureMap featureMap() {
    return map;
  }

  /// @return what the readout predicts
  public Target target() {
    return target;
  }

  /// @return a copy of W, dimension × features, row-major
  public double[] weights() {
    return weights.toArray();
  }

  /// @param readout dimension × features; not modified, and not to be modified afterwards
  /// @return the same surrogate with another readout, as of training that goes on
  public ReadoutSurrogate withWeights(DenseMatrix readout) {
    if (readout.rows() != weights.rows() || readout.columns() != weights.columns()) {
      throw new InputException("the readout must be %s but was %s".formatted(weights, readout));
    }
    List<Remark> others =
        remarks.stream().filter(remark -> !remark.topic().equals(Fit.TOPIC)).toList();
    return new ReadoutSurrogate(
        provider,
        settings,
        map,
        readout,
        target,
        timeStep,
        warmUp,
        Optional.empty(),
        others,
        precision);
  }

  /// The same surrogate with another readout, for features that may differ in units or number.
  ///
  /// @param newMap     features
  /// @param newWeights W, dimension × features of the map, row-major; not modified
  public ReadoutSurrogate withReadout(FeatureMap newMap, double[] newWeights) {
    return new ReadoutSurrogate(
        provider,
        settings,
        newMap.inPrecision(precision.states()),
        DenseMatrix.of(newWeights, dimension(), newMap.featureCount()),
        target,
        timeStep,
        warmUp,
        fit,
        remarks,
        precision);
  }

  /// With target increment, the state itself is added.
  @Override
  public Optional<Polynomials> polynomials(Expansion expansion) {
    double[][] rows = new double[dimension()][map.featureCount()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = weights.get(i, j);
      }
    }
    return map.polynomials(rows, expansion)
        .map(output -> target == Target.INCREMENT ? output.plusState() : output);
  }

  @Override
  public Cost cost() {
    long products = (long) dimension() * map.featureCount();
    var readout = new Cost(products, 0, products, 0, Double.BYTES * products);
    return direct().map(DirectReadout::cost).orElseGet(() -> map.cost().plus(readout));
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    Arithmetic states = scope == Scope.READOUT ? precision.states() : arithmetic;
    Arithmetic readout = scope == Scope.ALL_BUT_READOUT ? precision.readout() : arithmetic;
    DenseMatrix rounded = weights.copy();
    readout.round(rounded);
    return new ReadoutSurrogate(
        provider,
        settings,
        map.inPrecision(states),
        rounded,
        target,
        timeStep,
        warmUp,
        fit,
        remarks,
        new Precision(states, readout));
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    if (precision.equals(Precision.SINGLE)) {
      Optional<Rollout> rollout = map.startFloatRollout(weights, target, lanes);
      if (rollout.isPresent()) {
        return rollout.get();
      }
    }
    Optional<DirectReadout> direct = direct();
    return direct.isPresent()
        ? new DirectRollout(direct.get(), dimension(), target, lanes)
        : new ReadoutRollout(map, weights, target, precision, lanes);
  }

  /// Only in binary64: in other formats every feature is rounded, so every feature is computed.
  private Optional<DirectReadout> direct() {
    return precision.states().isExact() && precision.readout().isExact()
        ? map.direct(weights)
        : Optional.empty();
  }

  @Override
  public void write(ModelFile file) {
    file.put("timeStep", timeStep);
    file.put("warmUp", (long) warmUp);
    file.put("target", target.name().toLowerCase(Locale.ROOT));
    file.put("statePrecision", precision.states().name());
    file.put("readoutPrecision", precision.readout().name());
    file.put("readout", weights.toArray(), dimension(), map.featureCount());
    ModelFile named = file.group("settings");
    settings.forEach(named::put);
    Remark.write(remarks, file);
    map.write(file.group("features"));
  }

  /// @param file     what [#write] wrote
  /// @param provider name of the provider that reads
  /// @param keys     names of its settings, in order
  /// @param features reads the feature map from the group it wrote itself to
  public static Surrogate read(
      ModelFile file,
      String provider,
      Iterable<String> keys,
      Function<ModelFile, FeatureMap> features) {
    var settings = new LinkedHashMap<String, String>();
    for (String key : keys) {
      if (file.has("settings/" + key)) { // not if the option is younger than the file
        settings.put(key, file.text("settings/" + key));
      }
    }
    FeatureMap map = features.apply(file.group("features"));
    int[] shape = file.shape("readout");
    var precision =
        new Precision(
            Arithmetic.parse(file.text("statePrecision")),
            Arithmetic.parse(file.text("readoutPrecision")));
    return new ReadoutSurrogate(
        provider,
        Collections.unmodifiableMap(settings),
        map.inPrecision(precision.states()),
        DenseMatrix.of(file.doubles("readout"), shape[0], shape[1]),
        Target.valueOf(file.text("target").toUpperCase(Locale.ROOT)),
        file.number("timeStep"),
        (int) file.integer("warmUp"),
        Optional.empty(),
        Remark.read(file),
        precision);
  }
}
