package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;

/// One row a sample: terms of the local polynomial's value, and its derivative.
///
/// @param local   the polynomials
/// @param spacing as in [TargetRows#spacing]
record DifferenceRows(SavitzkyGolay local, int spacing) implements TargetRows {

  @Override
  public int margin() {
    return local.half();
  }

  @Override
  public void add(
      Trajectory data, int from, int to, TermMap map, KnownPart known, Sink sink) {
    DenseMatrix states = DenseMatrix.zeros(map.dimension(), to - from);
    DenseMatrix derivatives = DenseMatrix.zeros(map.dimension(), to - from);
    DenseMatrix terms = DenseMatrix.zeros(map.featureCount(), to - from);
    local.estimate(data, from, states, derivatives);
    map.apply(states, terms);
    sink.add(
        terms, derivatives,
        known.isNothing() ? derivatives : KnownPart.rest(derivatives, known.of(states)));
  }
}
