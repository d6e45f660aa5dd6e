package chaoscast.evaluation.study;

import java.util.function.IntFunction;

/// Finds independent pieces of a command's work again, in another process, by what they are called together.
@FunctionalInterface
public interface PieceFinder {
  /// @param name of the pieces, such as the members of an ensemble
  /// @return makes the piece of a number, from 0 on: a pure function
  /// @throws chaoscast.core.InputException if the command has none of that name
  IntFunction<byte[]> find(String name);
}
