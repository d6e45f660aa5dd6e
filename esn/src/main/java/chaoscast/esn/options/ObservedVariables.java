package chaoscast.esn.options;

import chaoscast.core.InputException;
import chaoscast.core.linalg.DenseMatrix;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The variables that a reservoir is driven by; the readout forecasts all.
///
/// @param dimension number of variables
/// @param indices   of those observed, rising
public record ObservedVariables(int dimension, List<Integer> indices) {
  static final String ALL = "all";
  private static final String SYNTAX = "\\d{1,9}([ ,]+\\d{1,9})*";

  public ObservedVariables {
    indices = List.copyOf(indices);
    int last = -1;
    for (int index : indices) {
      if (index <= last || index >= dimension) {
        throw new InputException(
            "observed variables must rise in [0, %d) but were %s".formatted(dimension, indices));
      }
      last = index;
    }
  }

  public static ObservedVariables all(int dimension) {
    return new ObservedVariables(dimension, IntStream.range(0, dimension).boxed().toList());
  }

  /// @param text      `all`, or indices from zero
  /// @param dimension number of variables
  public static ObservedVariables parse(String text, int dimension) {
    if (text.equals(ALL)) {
      return all(dimension);
    }
    List<Integer> indices =
        Stream.of(text.trim().split("[ ,]+")).map(Integer::valueOf).sorted().distinct().toList();
    if (indices.getLast() >= dimension) {
      throw new InputException(
          "observed must name variables in [0, %d) but was '%s'".formatted(dimension, text));
    }
    return new ObservedVariables(dimension, indices);
  }

  static void requireSyntax(String text) {
    if (!text.equals(ALL) && !text.trim().matches(SYNTAX)) {
      throw new InputException(
          "observed must be 'all' or indices from zero, such as '0 2', but was '" + text + "'");
    }
  }

  public int count() {
    return indices.size();
  }

  public boolean isAll() {
    return count() == dimension;
  }

  /// @param states   all variables, one a row; not modified
  /// @param inputs   modified from row `firstRow` on: those observed
  public void copy(DenseMatrix states, DenseMatrix inputs, int firstRow) {
    if (isAll()) {
      inputs.copyRows(firstRow, states);
      return;
    }
    for (int i = 0; i < indices.size(); i++) {
      int variable = indices.get(i);
      for (int column = 0; column < inputs.columns(); column++) {
        inputs.set(firstRow + i, column, states.get(variable, column));
      }
    }
  }
}
