package chaoscast.evaluation.compare;

import chaoscast.core.Seed;
import chaoscast.evaluation.score.PairedDifference;
import java.util.ArrayList;
import java.util.List;

/// Two surrogates over the same starts.
///
/// @param first      label of one
/// @param second     label of the other
/// @param difference of their horizons, in the system's time unit
public record PairedComparison(String first, String second, PairedDifference difference) {

  /// @return each result against each later one
  static List<PairedComparison> all(List<SurrogateResult> results, Seed seed) {
    var pairs = new ArrayList<PairedComparison>();
    for (int i = 0; i < results.size(); i++) {
      for (int j = i + 1; j < results.size(); j++) {
        pairs.add(
            new PairedComparison(
                results.get(i).label(),
                results.get(j).label(),
                PairedDifference.of(
                    results.get(i).score().horizon().perStart(),
                    results.get(j).score().horizon().perStart(),
                    seed.child("pairs"))));
      }
    }
    return pairs;
  }
}
