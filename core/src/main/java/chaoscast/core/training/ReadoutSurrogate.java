package chaoscast.core.training;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.Remark;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Precision;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.text.EnumWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A feature map followed by a linear readout, iterated on itself.
///
///     x̂_{t+1} = W φ_t   or   x_t + W φ_t
public final class ReadoutSurrogate implements Surrogate {
  private final ModelHeader header;
  private final FeatureMap map;
  private final DenseMatrix weights;
  private final Target target;
  private final Optional<Fit> fit;

  /// @param map     in the header's precision
  /// @param weights dimension × features; not modified, and not to be modified afterwards
  /// @param fit     how they were found, if they were found in this process
  ReadoutSurrogate(
      ModelHeader header,
      FeatureMap map,
      DenseMatrix weights,
      Target target,
      Optional<Fit> fit) {
    this.header = header;
    this.map = map;
    this.weights = weights;
    this.target = target;
    this.fit = fit;
  }

  /// A surrogate whose readout was found otherwise than by a regression here.
  ///
  /// @param map     in binary64
  /// @param weights W, dimension × features, row-major; not modified
  public static ReadoutSurrogate of(
      ModelHeader header, FeatureMap map, double[] weights, Target target) {
    return new ReadoutSurrogate(
        header,
        map,
        DenseMatrix.of(weights, map.dimension(), map.featureCount()),
        target,
        Optional.empty());
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public ReadoutSurrogate withHeader(ModelHeader newHeader) {
    return new ReadoutSurrogate(newHeader, map, weights, target, fit);
  }

  @Override
  public int dimension() {
    return map.dimension();
  }

  @Override
  public Optional<Fit> fit() {
    return fit;
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
        header.remarks().stream().filter(remark -> !remark.topic().equals(Fit.TOPIC)).toList();
    return new ReadoutSurrogate(
        header.withRemarks(others), map, readout, target, Optional.empty());
  }

  /// The same surrogate with another readout, for features that may differ in units or number.
  ///
  /// @param newMap     features
  /// @param newWeights W, dimension × features of the map, row-major; not modified
  public ReadoutSurrogate withReadout(FeatureMap newMap, double[] newWeights) {
    return new ReadoutSurrogate(
        header,
        newMap.inPrecision(header.precision().states()),
        DenseMatrix.of(newWeights, dimension(), newMap.featureCount()),
        target,
        fit);
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
    Precision precision = header.precision().with(arithmetic, scope);
    DenseMatrix rounded = weights.copy();
    precision.readout().round(rounded);
    return new ReadoutSurrogate(
        header.withPrecision(precision),
        map.inPrecision(precision.states()),
        rounded,
        target,
        fit);
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    if (header.precision().equals(Precision.SINGLE)) {
      Optional<Rollout> rollout = map.startFloatRollout(weights, target, lanes);
      if (rollout.isPresent()) {
        return rollout.get();
      }
    }
    Optional<DirectReadout> direct = direct();
    return direct.isPresent()
        ? new DirectRollout(direct.get(), dimension(), target, lanes)
        : new ReadoutRollout(map, weights, target, header.precision(), lanes);
  }

  /// Only in binary64: in other formats every feature is rounded, so every feature is computed.
  private Optional<DirectReadout> direct() {
    return header.precision().isExact() ? map.direct(weights) : Optional.empty();
  }

  @Override
  public void write(ModelFile file) {
    file.put("target", EnumWords.of(target));
    file.put("readout", weights.toArray(), dimension(), map.featureCount());
    map.write(file.group("features"));
  }

  /// @param file     what [#write] wrote
  /// @param header   what the file says besides
  /// @param features reads the feature map from the group it wrote itself to
  public static ReadoutSurrogate read(
      ModelFile file, ModelHeader header, Function<ModelFile, FeatureMap> features) {
    FeatureMap map = ParameterMap.read(file.group("features"), features);
    return new ReadoutSurrogate(
        header,
        map.inPrecision(header.precision().states()),
        DenseMatrix.of(
            file.doubles("readout", map.dimension(), map.featureCount()),
            map.dimension(),
            map.featureCount()),
        file.choice("target", Target.class),
        Optional.empty());
  }
}
