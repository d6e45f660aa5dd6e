package chaoscast.core.ring;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
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
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.text.EnumWords;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.Fit;
import chaoscast.core.training.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What [StencilTrainer] fits: K readouts of local features, or one for all variables of the ring.
public final class StencilSurrogate implements Surrogate {
  private final ModelHeader header;
  private final RingBlocks ring;
  private final FeatureMap map;
  private final DenseMatrix weights;
  private final Target target;
  private final Optional<Fit> fit;

  /// @param ring    one block a variable
  /// @param map     of what a block sees, without memory; in the header's precision
  /// @param weights K × features, or 1 × features if shared; not to be modified afterwards
  StencilSurrogate(
      ModelHeader header,
      RingBlocks ring,
      FeatureMap map,
      DenseMatrix weights,
      Target target,
      Optional<Fit> fit) {
    this.header = header;
    this.ring = ring;
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
  public StencilSurrogate withHeader(ModelHeader newHeader) {
    return new StencilSurrogate(newHeader, ring, map, weights, target, fit);
  }

  @Override
  public int dimension() {
    return ring.whole();
  }

  @Override
  public Optional<Fit> fit() {
    return fit;
  }

  /// @return one block a variable, with its neighbours
  public RingBlocks ring() {
    return ring;
  }

  /// @return features of what a variable sees
  public FeatureMap featureMap() {
    return map;
  }

  /// @return whether all variables have the same weights
  public boolean shared() {
    return weights.rows() < ring.dimension();
  }

  /// @return a copy of the weights, row-major, one row a variable or one for all
  public double[] weights() {
    return weights.toArray();
  }

  /// @param newWeights as many; not modified
  public StencilSurrogate withWeights(double[] newWeights) {
    return new StencilSurrogate(
        header,
        ring,
        map,
        DenseMatrix.of(newWeights, weights.rows(), weights.columns()),
        target,
        fit);
  }

  @Override
  public Cost cost() {
    Cost local = map.cost();
    long size = ring.dimension();
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
      Optional<Polynomials> polynomial = map.polynomials(one, expansion);
      if (polynomial.isEmpty()) {
        return Optional.empty();
      }
      local.addAll(polynomial.get().rows());
    }
    Polynomials output = aroundTheRing(local);
    return Optional.of(target == Target.INCREMENT ? output.plusState() : output);
  }

  /// Inputs stay.
  ///
  /// @param local one polynomial of 2r + 1 neighbours and inputs a variable of the ring, or one for all
  private Polynomials aroundTheRing(List<Polynomial> local) {
    var rows = new ArrayList<Polynomial>();
    for (int k = 0; k < ring.dimension(); k++) {
      int middle = k;
      int[] index = IntStream.range(0, ring.seen()).map(i -> ring.variable(middle, i)).toArray();
      rows.add(local.get(k % local.size()).mapped(index));
    }
    for (int input = ring.dimension(); input < ring.whole(); input++) {
      rows.add(
          target == Target.INCREMENT ? Polynomial.constant(0) : Polynomial.variable(input));
    }
    return new Polynomials(Form.NEXT_STATE, Polynomials.defaultNames(ring.whole()), rows);
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    Precision precision = header.precision().with(arithmetic, scope);
    DenseMatrix rounded = weights.copy();
    precision.readout().round(rounded);
    return new StencilSurrogate(
        header.withPrecision(precision),
        ring,
        map.inPrecision(precision.states()),
        rounded,
        target,
        fit);
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    return new StencilRollout(ring, map, weights, target, header.precision(), lanes);
  }

  @Override
  public void write(ModelFile file) {
    file.put("target", EnumWords.of(target));
    file.put("ring/size", (long) ring.dimension());
    file.put("ring/radius", (long) ring.overlap());
    RingInputs.write(file, "ring/inputs", ring);
    file.put("readout", weights.toArray(), weights.rows(), weights.columns());
    map.write(file.group("features"));
  }

  /// @return whether the file holds a ring
  public static boolean isIn(ModelFile file) {
    return file.has("ring/size");
  }

  /// @param file     what [#write] wrote
  /// @param header   what the file says besides
  /// @param features reads the feature map from the group it wrote itself to
  public static StencilSurrogate read(
      ModelFile file, ModelHeader header, Function<ModelFile, FeatureMap> features) {
    FeatureMap map = features.apply(file.group("features"));
    int size = file.count("ring/size", 1);
    int rows = file.shape("readout")[0] == 1 ? 1 : size;
    RingBlocks ring =
        RingBlocks.around(
            size, file.count("ring/radius", 0), RingInputs.read(file, "ring/inputs"));
    if (map.dimension() != ring.seen()) {
      throw new InputException(
          "features of what a variable sees must be of %d variables but are of %d"
              .formatted(ring.seen(), map.dimension()));
    }
    return new StencilSurrogate(
        header,
        ring,
        map.inPrecision(header.precision().states()),
        DenseMatrix.of(
            file.doubles("readout", rows, map.featureCount()), rows, map.featureCount()),
        file.choice("target", Target.class),
        Optional.empty());
  }
}
