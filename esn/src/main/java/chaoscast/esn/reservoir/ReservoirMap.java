package chaoscast.esn.reservoir;

import chaoscast.core.Cost;
import chaoscast.core.Rollout;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.text.EnumWords;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.FeatureStream;
import chaoscast.core.training.Target;
import chaoscast.esn.options.Activation;
import chaoscast.esn.options.FeatureTransform;
import chaoscast.esn.options.ObservedVariables;
import java.util.Optional;
import java.util.stream.IntStream;

/// The nodes of a reservoir, transformed, as features of the observed past.
public final class ReservoirMap implements FeatureMap {
  private final Reservoir reservoir;
  private final FeatureTransform transform;
  private final Arithmetic arithmetic;
  private final FeatureTransform.Layout layout;
  private final SortedReservoir sorted;

  /// @param reservoir the network
  /// @param transform what the readout sees of it
  public ReservoirMap(Reservoir reservoir, FeatureTransform transform) {
    this(reservoir, transform, Arithmetic.BINARY64);
  }

  /// @param arithmetic the format that everything is rounded to
  ReservoirMap(Reservoir reservoir, FeatureTransform transform, Arithmetic arithmetic) {
    this.reservoir = reservoir;
    this.transform = transform;
    this.arithmetic = arithmetic;
    layout = transform.layout(reservoir.nodes(), reservoir.inputs());
    sorted = SortedReservoir.of(reservoir, layout);
  }

  public Reservoir reservoir() {
    return reservoir;
  }

  FeatureTransform transform() {
    return transform;
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  @Override
  public int dimension() {
    return reservoir.observed().dimension();
  }

  @Override
  public int featureCount() {
    return layout.features();
  }

  public FeatureTransform.Layout layout() {
    return layout;
  }

  /// One multiply-add an entry of the drive and a product, one more a node for the leak, one
  /// tanh a node.
  @Override
  public Cost cost() {
    int nodes = reservoir.nodes();
    int entries = reservoir.drive().entryCount();
    int leak = reservoir.leakRate() < 1 ? nodes : 0;
    int products = layout.target().length;
    int features = featureCount();
    long bytes =
        entries * (long) (Double.BYTES + Integer.BYTES) + (nodes + features) * (long) Double.BYTES;
    int tanhs = reservoir.activation() == Activation.TANH ? nodes : 0;
    return new Cost(entries, features, (long) entries + leak + products, tanhs, bytes);
  }

  /// None where some variables are not observed: the next state is no function of these alone.
  @Override
  public Optional<Polynomials> polynomials(double[][] weights, Expansion expansion) {
    return reservoir.observed().isAll()
        ? Optional.of(new TaylorExpansion(this, expansion).of(weights))
        : Optional.empty();
  }

  @Override
  public FeatureStream start(int lanes) {
    return start(new int[] {lanes})[0];
  }

  @Override
  public FeatureStream[] start(int[] batches) {
    var streams = new FeatureStream[batches.length];
    ReservoirStream before = null;
    for (int i = 0; i < batches.length; i++) {
      before =
          before != null && before.lanes() == batches[i]
              ? before.another()
              : new ReservoirStream(reservoir, sorted, arithmetic, batches[i]);
      streams[i] = before;
    }
    return streams;
  }

  @Override
  public Optional<Rollout> startFloatRollout(DenseMatrix weights, Target target, int lanes) {
    return Kernels.includeFloats()
        ? Optional.of(new FloatRollout(FloatNetwork.of(reservoir, sorted, weights), target, lanes))
        : Optional.empty();
  }

  @Override
  public FeatureMap inPrecision(Arithmetic format) {
    SparseMatrix rounded = reservoir.drive().map(format::round);
    return new ReservoirMap(
        new Reservoir(
            rounded, reservoir.activation(), reservoir.leakRate(), reservoir.observed()),
        transform,
        format);
  }

  @Override
  public void write(ModelFile group) {
    SparseMatrix drive = reservoir.drive();
    group.put("rowStarts", drive.rowStarts());
    group.put("columns", drive.columnIndices());
    group.put("values", drive.values(), drive.entryCount());
    group.put("columnCount", (long) drive.columns());
    group.put("activation", EnumWords.of(reservoir.activation()));
    group.put("leakRate", reservoir.leakRate());
    group.put("transform", EnumWords.of(transform));
    group.put("dimension", (long) dimension());
    group.put(
        "observed",
        reservoir.observed().indices().stream().mapToInt(Integer::intValue).toArray());
  }

  /// Files older than the option are of networks with tanh.
  private static Activation activation(ModelFile group) {
    return group.has("activation")
        ? group.choice("activation", Activation.class)
        : Activation.TANH;
  }

  public static ReservoirMap read(ModelFile group) {
    int[] rowStarts = group.ints("rowStarts");
    var drive =
        SparseMatrix.of(
            rowStarts.length - 1,
            group.count("columnCount", 1),
            rowStarts,
            group.ints("columns"),
            group.doubles("values"));
    var observed =
        new ObservedVariables(
            group.count("dimension", 1), IntStream.of(group.ints("observed")).boxed().toList());
    return new ReservoirMap(
        new Reservoir(drive, activation(group), group.number("leakRate"), observed),
        group.choice("transform", FeatureTransform.class));
  }
}
