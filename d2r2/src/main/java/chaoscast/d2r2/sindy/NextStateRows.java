package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;

/// One row a pair of states: terms of a state, and the state after it.
record NextStateRows() implements TargetRows {

  @Override
  public int margin() {
    return 0;
  }

  @Override
  public int end() {
    return 1;
  }

  @Override
  public int spacing() {
    return 1;
  }

  @Override
  public void add(
      Trajectory data, int from, int to, TermMap map, KnownPart known, Sink sink) {
    DenseMatrix states = DenseMatrix.zeros(map.dimension(), to - from);
    DenseMatrix next = DenseMatrix.zeros(map.dimension(), to - from);
    DenseMatrix terms = DenseMatrix.zeros(map.featureCount(), to - from);
    for (int k = 0; k < map.dimension(); k++) {
      for (int step = from; step < to; step++) {
        states.set(k, step - from, data.get(step, k));
        next.set(k, step - from, data.get(step + 1, k));
      }
    }
    map.apply(states, terms);
    sink.add(terms, next, next);
  }
}
