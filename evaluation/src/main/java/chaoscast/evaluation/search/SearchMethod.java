package chaoscast.evaluation.search;

import chaoscast.core.Seed;
import java.util.List;

/// Chooses the places to try next. Places lie in [0, 1]ⁿ.
///
/// What a method chooses is a function of the seed and of the scores so far: a search that was stopped
/// goes on as if it had not been.
public sealed interface SearchMethod permits RandomSearch, CovarianceSearch, NeighbourSearch {
  /// @param dimension n
  /// @param seed      of what is random
  /// @param scores    gives the score of a place that was tried, the greater the better
  /// @param tried     number of places that were tried
  /// @return places to try together, the next ones; empty if nothing is left to try
  List<double[]> next(int dimension, Seed seed, Scores scores, int tried);

  /// What was found at places that were tried.
  @FunctionalInterface
  interface Scores {
    /// @param number which place, from 0, in the order of [#next]
    double score(int number);
  }

  /// @return as the command line has it
  String name();
}
