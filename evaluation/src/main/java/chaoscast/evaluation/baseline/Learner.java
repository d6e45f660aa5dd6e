package chaoscast.evaluation.baseline;

import chaoscast.core.Seed;
import chaoscast.core.options.Options;

/// What learns increments from delayed states: a record of options.
///
/// An implementation is a record that has components `delays` and `stride` besides its own.
interface Learner {
  /// @return d as asked for, or [Delays#BY_DATA]
  int delays();

  /// @return s ≥ 1 as asked for, or [Delays#BY_DATA]
  int stride();

  /// @return the same that says which delays the data chose
  default Learner chosen(Delays delays) {
    Record counted = Options.with((Record) this, "delays", delays.count());
    return (Learner) Options.with(counted, "stride", delays.stride());
  }

  /// @param samples to learn
  /// @param seed    of random draws
  /// @throws chaoscast.core.InputException before any work, if it would not fit into memory
  Fitted fit(DelayedSamples samples, Seed seed);

  /// What was learned: y_i = Σ_j w_ij φ_j(z), where the last feature is 1.
  ///
  /// @param map     φ
  /// @param weights w, a row a variable, standardised increments
  record Fitted(StandardisedMap map, double[][] weights) {}
}
