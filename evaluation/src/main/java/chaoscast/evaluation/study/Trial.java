package chaoscast.evaluation.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// One piece of a study: a pure function of data, settings and seed. No trial reads what another has
/// found, so that they can run in any order, on any number of cores or machines.
///
/// @param factors what distinguishes it from every other trial of its study, in the table's order
/// @param seed    which of several repetitions it is; rows of the table gather over these
/// @param work    finds the result
public record Trial(Map<String, String> factors, long seed, Supplier<TrialResult> work) {

  public Trial {
    factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
  }

  /// @return what it is known by in the log
  String key() {
    return key(factors, seed);
  }

  static String key(Map<String, String> factors, long seed) {
    return factors + "#" + seed;
  }
}
