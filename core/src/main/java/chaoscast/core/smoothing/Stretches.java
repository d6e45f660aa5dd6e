package chaoscast.core.smoothing;

import chaoscast.core.flow.FlowFamily;
import chaoscast.core.parallel.Parallel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Stretches that have their parameters in common. Sums over them are taken in their order: no result depends on
/// threads.
///
/// @param all     in order, at least one; their states are modified
/// @param threads greatest number of cores, ≥ 1
record Stretches(List<Stretch> all, int threads) {
  Stretches {
    all = List.copyOf(all);
  }

  /// What is left for the parameters once the states are eliminated.
  ///
  /// @param matrix  Schur complement, its lower triangle, row-major
  /// @param right   of the equations for the step
  /// @param own     diagonal of Σ BᵀB/q²
  /// @param squares Σ r², one a variable
  /// @param cost    infinite where a flow failed
  record Linear(
      double[] matrix, double[] right, double[] own, double[] squares, double cost) {}

  int size() {
    return all.size();
  }

  /// @return observations in all stretches
  long rows() {
    return all.stream().mapToLong(Stretch::length).sum();
  }

  /// @return Σ (y − x)² in units of the noise, one a variable
  double[] misfit() {
    double[] sum = all.getFirst().misfit();
    all.stream().skip(1).forEach(stretch -> add(stretch.misfit(), sum));
    return sum;
  }

  /// @param family of flows with as many parameters
  /// @param w      parameters to linearise about, with the present states; not modified
  /// @param q      error of the model's step, in units of the noise, > 0
  /// @param extra  added to the diagonal of every state's block, ≥ 0
  Linear linearised(FlowFamily family, double[] w, double q, double extra) {
    int p = w.length;
    double[] matrix = new double[p * p];
    double[] right = new double[p];
    double[] own = new double[p];
    double[] squares = new double[family.dimension()];
    double cost = 0;
    for (Stretch.Reduced part : map(stretch -> stretch.eliminate(family.with(w), q, extra))) {
      add(part.matrix(), matrix);
      add(part.right(), right);
      add(part.own(), own);
      add(part.squares(), squares);
      cost += part.cost();
    }
    return new Linear(matrix, right, own, squares, cost);
  }

  /// @param omega step of the parameters, after [#linearised]; not modified
  /// @return the steps of the states that go with it
  List<double[]> steps(double[] omega) {
    return map(stretch -> stretch.step(omega));
  }

  /// @return the cost after a share of steps, at other parameters; infinite where a flow fails
  double cost(
      FlowFamily family, double[] w, double q, List<double[]> steps, double share) {
    return Parallel.map(
        all.size(), threads, s -> all.get(s).cost(family.with(w), q, steps.get(s), share))
        .stream()
        .mapToDouble(Double::doubleValue)
        .reduce(0, Double::sum);
  }

  void move(List<double[]> steps, double share) {
    for (int s = 0; s < all.size(); s++) {
      all.get(s).move(steps.get(s), share);
    }
  }

  static double[] moved(double[] from, double[] step, double share) {
    return IntStream.range(0, from.length).mapToDouble(i -> from[i] + share * step[i]).toArray();
  }

  private <T> List<T> map(Function<Stretch, T> work) {
    return Parallel.map(all.size(), threads, number -> work.apply(all.get(number)));
  }

  private static void add(double[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }
}
