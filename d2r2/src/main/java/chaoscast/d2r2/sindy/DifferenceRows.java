package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Block;
import chaoscast.d2r2.PolynomialMap;

/// One row a sample: terms of the local polynomial's value, and its derivative.
///
/// @param local   the polynomials
/// @param spacing as in [TargetRows#spacing]
record DifferenceRows(LocalPolynomial local, int spacing) implements TargetRows {

  @Override
  public int margin() {
    return local.half();
  }

  @Override
  public void add(
      Trajectory data, int from, int to, PolynomialMap map, SparseProblem problem) {
    Block states = Block.zeros(map.dimension(), to - from);
    Block derivatives = Block.zeros(map.dimension(), to - from);
    Block terms = Block.zeros(map.featureCount(), to - from);
    local.estimate(data, from, states, derivatives);
    map.apply(states, terms);
    problem.add(terms, derivatives);
  }
}
