package chaoscast.evaluation.study;

import chaoscast.core.Cost;
import chaoscast.core.Seed;
import chaoscast.evaluation.score.HorizonStatistics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The trials of one point of a study, gathered over their seeds.
///
/// A start's horizon is its mean over the seeds, so that the interval over starts does not count a
/// start more than once.
///
/// @param factors  of the point
/// @param horizon  over starts, in the system's time unit; empty if every trial failed
/// @param seedStd  standard deviation over seeds of the mean horizon; 0 for one seed
/// @param lost     share of all forecasts that are wrong from the first step; NaN if every trial failed
/// @param cost     of one closed-loop step
/// @param measures further numbers, those that are known
/// @param failures why trials failed
public record StudyRow(
    Map<String, String> factors,
    Optional<HorizonStatistics> horizon,
    double seedStd,
    double lost,
    Cost cost,
    Map<Measure, Double> measures,
    List<String> failures) {

  /// @param trials  in the order of the table
  /// @param results one a trial
  /// @param seed    source of the bootstrap's draws
  public static List<StudyRow> of(List<Trial> trials, List<TrialResult> results, Seed seed) {
    var points = new LinkedHashMap<Map<String, String>, List<TrialResult>>();
    for (int i = 0; i < trials.size(); i++) {
      points.computeIfAbsent(trials.get(i).factors(), _ -> new ArrayList<>()).add(results.get(i));
    }
    var rows = new ArrayList<StudyRow>();
    points.forEach((factors, point) -> rows.add(row(factors, point, seed)));
    return rows;
  }

  /// @return that number; NaN if it is unknown
  public double measure(Measure measure) {
    return measures.getOrDefault(measure, Double.NaN);
  }

  private static StudyRow row(Map<String, String> factors, List<TrialResult> all, Seed seed) {
    List<TrialResult> good = all.stream().filter(one -> one.failure().isEmpty()).toList();
    List<String> failures = all.stream().flatMap(one -> one.failure().stream()).distinct().toList();
    if (good.isEmpty()) {
      Cost none = all.getFirst().cost();
      return new StudyRow(
          factors, Optional.empty(), Double.NaN, Double.NaN, none, Map.of(), failures);
    }
    double[] perStart = new double[good.getFirst().horizons().length];
    double[] perSeed = new double[good.size()];
    double lost = 0;
    for (int i = 0; i < good.size(); i++) {
      double[] horizons = good.get(i).horizons();
      for (int k = 0; k < perStart.length; k++) {
        perStart[k] += horizons[k] / good.size();
        perSeed[i] += horizons[k] / perStart.length;
        lost += horizons[k] == 0 ? 1 : 0;
      }
    }
    return new StudyRow(
        factors,
        Optional.of(HorizonStatistics.of(perStart, 0, seed)),
        HorizonStatistics.of(perSeed, 0, seed).std(),
        lost / (good.size() * perStart.length),
        good.getFirst().cost(),
        gathered(good),
        failures);
  }

  private static Map<Measure, Double> gathered(List<TrialResult> good) {
    var gathered = new EnumMap<Measure, Double>(Measure.class);
    for (Measure measure : Measure.values()) {
      double[] known =
          good.stream()
              .map(result -> result.measures().get(measure))
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .toArray();
      if (known.length > 0) {
        gathered.put(measure, measure.gather(known));
      }
    }
    return gathered;
  }
}
