package chaoscast.evaluation.study;

import java.util.List;

/// The points of a study that no other beats: none is cheaper without a shorter horizon.
public final class ParetoFront {
  private ParetoFront() {}

  /// @param rows of a study
  /// @return whether no other row has at most as many multiply-adds a step and at least as long a mean
  ///     horizon, one of them strictly
  public static boolean contains(List<StudyRow> rows, StudyRow row) {
    return row.horizon().isPresent() && rows.stream().noneMatch(other -> beats(other, row));
  }

  private static boolean beats(StudyRow one, StudyRow other) {
    if (one.horizon().isEmpty()) {
      return false;
    }
    long cheaper = other.cost().multiplyAdds() - one.cost().multiplyAdds();
    double longer = one.horizon().get().mean() - other.horizon().get().mean();
    return cheaper >= 0 && longer >= 0 && (cheaper > 0 || longer > 0);
  }
}
