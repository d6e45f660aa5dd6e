package chaoscast.evaluation.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;

/// Who wins where: contestants ranked on every system at every noise by their mean horizon over starts and seeds.
///
/// Those that see equally far share the mean of their ranks; those that could not be trained share the last ones. A
/// contestant wins where none sees further, and it sees at all; several may.
///
/// @param surrogates labels, in the order of the study
/// @param lines      one a system and noise
public record SystemsRanking(List<String> surrogates, List<Line> lines) {

  public SystemsRanking {
    surrogates = List.copyOf(surrogates);
    lines = List.copyOf(lines);
  }

  /// One system at one noise.
  ///
  /// @param system   its name
  /// @param noise    share of each variable's deviation
  /// @param exponent λ₁; NaN if it is unknown: horizons are in time units then
  /// @param horizons one a contestant, in Lyapunov times; NaN where it failed
  /// @param ranks    one a contestant, 1 the best
  public record Line(
      String system, String noise, double exponent, double[] horizons, double[] ranks) {
    public Line {
      horizons = horizons.clone();
      ranks = ranks.clone();
    }

    /// @return whether no contestant sees further
    public boolean isWon(int surrogate) {
      double most = Arrays.stream(horizons).filter(h -> !Double.isNaN(h)).max().orElse(0);
      return most > 0 && horizons[surrogate] == most;
    }
  }

  /// One contestant over all lines.
  ///
  /// @param label      of it
  /// @param medianRank over lines
  /// @param wins       lines that it wins
  /// @param horizon    median over lines in Lyapunov times, failures counting as none; NaN if λ₁ is never known
  public record Standing(String label, double medianRank, int wins, double horizon) {}

  /// @param rows of a study of systems, by [SystemsTrials]' factors
  public static SystemsRanking of(List<StudyRow> rows) {
    List<String> surrogates =
        rows.stream().map(row -> row.factors().get(SystemsTrials.SURROGATE)).distinct().toList();
    var points = new LinkedHashMap<List<String>, List<StudyRow>>();
    for (StudyRow row : rows) {
      points
          .computeIfAbsent(
              List.of(
                  row.factors().get(SystemsTrials.SYSTEM),
                  row.factors().get(SystemsTrials.NOISE)),
              _ -> new ArrayList<>())
          .add(row);
    }
    var lines = new ArrayList<Line>();
    points.forEach((point, all) -> lines.add(line(point, all, surrogates)));
    return new SystemsRanking(surrogates, lines);
  }

  private static Line line(List<String> point, List<StudyRow> rows, List<String> surrogates) {
    double exponent =
        rows.stream().mapToDouble(row -> row.measure(Measure.EXPONENT))
            .filter(Double::isFinite).findFirst().orElse(Double.NaN);
    double unit = Double.isNaN(exponent) ? 1 : exponent;
    double[] horizons = new double[surrogates.size()];
    Arrays.fill(horizons, Double.NaN);
    for (StudyRow row : rows) {
      row.horizon().ifPresent(
          found -> horizons[surrogates.indexOf(row.factors().get(SystemsTrials.SURROGATE))] =
              unit * found.mean());
    }
    return new Line(point.get(0), point.get(1), exponent, horizons, ranks(horizons));
  }

  /// @param horizons not modified
  static double[] ranks(double[] horizons) {
    double[] ranks = new double[horizons.length];
    for (int i = 0; i < ranks.length; i++) {
      int further = 0;
      int equal = 0;
      for (double other : horizons) {
        int sign = Double.compare(orNone(other), orNone(horizons[i]));
        further += sign > 0 ? 1 : 0;
        equal += sign == 0 ? 1 : 0;
      }
      ranks[i] = further + (equal + 1) / 2.0;
    }
    return ranks;
  }

  /// A failure sees less than nothing.
  private static double orNone(double horizon) {
    return Double.isNaN(horizon) ? -1 : horizon;
  }

  /// @param noise of the lines that count; empty: all
  /// @return contestants in their order
  public List<Standing> standings(Optional<String> noise) {
    List<Line> counted =
        lines.stream().filter(line -> noise.isEmpty() || line.noise().equals(noise.get()))
            .toList();
    return IntStream.range(0, surrogates.size()).mapToObj(i -> standing(i, counted)).toList();
  }

  private Standing standing(int i, List<Line> counted) {
    double[] horizons =
        counted.stream()
            .filter(line -> !Double.isNaN(line.exponent()))
            .mapToDouble(line -> Double.isNaN(line.horizons()[i]) ? 0 : line.horizons()[i])
            .toArray();
    return new Standing(
        surrogates.get(i),
        median(counted.stream().mapToDouble(line -> line.ranks()[i]).toArray()),
        (int) counted.stream().filter(line -> line.isWon(i)).count(),
        median(horizons));
  }

  private static double median(double[] values) {
    return values.length == 0 ? Double.NaN : new Median().evaluate(values);
  }

  /// @return the noises, in the order of the study
  public List<String> noises() {
    return lines.stream().map(Line::noise).distinct().toList();
  }
}
