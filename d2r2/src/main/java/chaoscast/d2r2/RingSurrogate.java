package chaoscast.d2r2;

import chaoscast.core.Cost;
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
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.text.EnumWords;
import chaoscast.core.training.Fit;
import chaoscast.core.training.MemorylessFeatureMap;
import chaoscast.core.training.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What [RingTrainer] fits: K readouts of local features, or one for all variables of the ring.
final class RingSurrogate implements Surrogate {
  private final ModelHeader header;
  private final RingShape shape;
  private final MemorylessFeatureMap map;
  private final DenseMatrix weights;
  private final Target target;
  private final Optional<Fit> fit;

  /// @param map     in the header's precision
  /// @param weights K × features, or 1 × features if shared; not to be modified afterwards
  RingSurrogate(
      ModelHeader header,
      RingShape shape,
      MemorylessFeatureMap map,
      DenseMatrix weights,
      Target target,
      Optional<Fit> fit) {
    this.header = header;
    this.shape = shape;
    this.map = map;
    this.weights = weights;
    this.target = target;
    this.fit = fit;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public RingSurrogate withHeader(ModelHeader newHeader) {
    return new RingSurrogate(newHeader, shape, map, weights, target, fit);
  }

  @Override
  public int dimension() {
    return shape.size();
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
        header,
        shape,
        map,
        DenseMatrix.of(newWeights, weights.rows(), weights.columns()),
        target,
        fit);
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
    Precision precision = header.precision().with(arithmetic, scope);
    DenseMatrix rounded = weights.copy();
    precision.readout().round(rounded);
    return new RingSurrogate(
        header.withPrecision(precision),
        shape,
        (MemorylessFeatureMap) map.inPrecision(precision.states()),
        rounded,
        target,
        fit);
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    return new RingRollout(shape, map, weights, target, header.precision(), lanes);
  }

  @Override
  public void write(ModelFile file) {
    file.put("target", EnumWords.of(target));
    file.put("ring/size", (long) shape.size());
    file.put("ring/radius", (long) shape.radius());
    file.put("readout", weights.toArray(), weights.rows(), weights.columns());
    map.write(file.group("features"));
  }

  /// @return whether the file holds a ring
  static boolean isIn(ModelFile file) {
    return file.has("ring/size");
  }

  /// @param file   what [#write] wrote
  /// @param header what the file says besides
  static RingSurrogate read(ModelFile file, ModelHeader header) {
    MemorylessFeatureMap map = PolynomialFeatures.readMemoryless(file.group("features"));
    int size = file.count("ring/size", 1);
    int rows = file.shape("readout")[0] == 1 ? 1 : size;
    return new RingSurrogate(
        header,
        new RingShape(size, file.count("ring/radius", 0), rows < size),
        (MemorylessFeatureMap) map.inPrecision(header.precision().states()),
        DenseMatrix.of(
            file.doubles("readout", rows, map.featureCount()), rows, map.featureCount()),
        file.choice("target", Target.class),
        Optional.empty());
  }
}
