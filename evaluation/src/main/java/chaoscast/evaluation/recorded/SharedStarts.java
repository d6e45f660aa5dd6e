package chaoscast.evaluation.recorded;

import chaoscast.core.InputException;
import chaoscast.core.Remark;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/// The truth from the starts that all recorded forecasts have.
///
/// @param truth     with these starts only
/// @param forecasts all of which have them
/// @param remark    which are left out, if any
public record SharedStarts(
    Truth truth, List<RecordedForecasts> forecasts, Optional<Remark> remark) {

  public SharedStarts {
    forecasts = List.copyOf(forecasts);
  }

  /// Of the truth's own starts those that all have.
  ///
  /// @throws InputException if they share none, or if one forecast is shorter than the protocol's max-steps
  public static SharedStarts ofTruth(Truth truth, List<RecordedForecasts> forecasts) {
    var wanted = new TreeSet<>(truth.division().starts());
    return of(truth, truth.protocol(), shared(wanted, forecasts, "the truth's starts"), forecasts,
        wanted);
  }

  /// All starts that the forecasts have, wherever they are: training ends at the first. Where forecasts go on behind
  /// the end of the truth, what lies inside is scored, and a remark says so.
  ///
  /// @param maxSteps of each forecast; empty: as long as the longest is, or as the truth goes on
  /// @throws InputException if they share none, if one is shorter than another and did not diverge, or if the
  ///     truth ends before a forecast does that was asked for
  public static SharedStarts ofForecasts(
      Truth truth, List<RecordedForecasts> forecasts, OptionalInt maxSteps) {
    var wanted = new TreeSet<Integer>();
    forecasts.forEach(one -> wanted.addAll(one.byStart().keySet()));
    List<Integer> starts = shared(wanted, forecasts, "starts");
    int longest = 0;
    for (RecordedForecasts one : forecasts) {
      for (int start : starts) {
        longest = Math.max(longest, one.byStart().get(start).steps());
      }
    }
    int steps = maxSteps.orElse(longest);
    Optional<Remark> cut = Optional.empty();
    boolean over =
        starts.stream().anyMatch(start -> behind(truth, start) < steps(forecasts, start));
    if (maxSteps.isEmpty() && over) {
      int half = Math.ceilDiv(longest, 2);
      List<Integer> kept = starts.stream().filter(start -> behind(truth, start) >= half).toList();
      if (!kept.isEmpty()) {
        int inside = kept.stream().mapToInt(start -> behind(truth, start)).min().orElseThrow();
        cut = Optional.of(cut(Math.min(longest, inside), longest, starts.size() - kept.size()));
        wanted.removeIf(start -> behind(truth, start) < half);
        starts = kept;
        steps = Math.min(longest, inside);
      }
    }
    Protocol protocol = truth.protocol().withMaxSteps(steps);
    if (truth.division().pieces().size() == 1) {
      protocol = protocol.withTrainSteps(Math.max(2, starts.getFirst()));
    }
    SharedStarts found = of(truth, protocol, starts, forecasts, wanted);
    return found.remark.isPresent() ? found
        : new SharedStarts(found.truth, found.forecasts, cut);
  }

  /// @return number of true states after a start
  private static int behind(Truth truth, int start) {
    return truth.division().pieceOf(start).to() - 1 - start;
  }

  private static int steps(List<RecordedForecasts> forecasts, int start) {
    return forecasts.stream().mapToInt(one -> one.byStart().get(start).steps()).max().orElse(0);
  }

  private static Remark cut(int steps, int longest, int leftOut) {
    return new Remark(
        "forecasts-cut",
        "forecasts go on behind the end of the truth: their first %d of %d steps are scored%s"
            .formatted(
                steps, longest,
                leftOut == 0 ? ""
                    : ", and %d %s of which the truth holds less than half %s left out".formatted(
                        leftOut, leftOut == 1 ? "forecast" : "forecasts",
                        leftOut == 1 ? "is" : "are")),
        Map.of("steps", (double) steps, "longest", (double) longest, "leftOut", (double) leftOut));
  }

  private static List<Integer> shared(
      TreeSet<Integer> wanted, List<RecordedForecasts> forecasts, String of) {
    var shared = new ArrayList<>(wanted);
    forecasts.forEach(one -> shared.retainAll(one.byStart().keySet()));
    if (shared.isEmpty()) {
      RecordedForecasts first = forecasts.getFirst();
      throw new InputException(
          "all forecasts must share ≥ 1 of %s but share none: %s has %d starts, %d to %d; those wanted are %d, %d to %d"
              .formatted(of, first.source(), first.byStart().size(), first.byStart().firstKey(),
                  first.byStart().lastKey(), wanted.size(), wanted.first(), wanted.last()));
    }
    return shared;
  }

  private static SharedStarts of(
      Truth truth,
      Protocol protocol,
      List<Integer> starts,
      List<RecordedForecasts> forecasts,
      TreeSet<Integer> wanted) {
    for (int start : starts) {
      int end = truth.division().pieceOf(start).to();
      if (start + protocol.maxSteps() >= end) {
        throw new InputException(
            ("a start must have ≥ %d true states after it (max-steps) but start %d has %d; leave that start"
                + " out or give --max-steps %d")
                .formatted(protocol.maxSteps(), start, end - 1 - start, end - 1 - start));
      }
    }
    forecasts.forEach(one -> one.requireLength(starts, protocol.maxSteps()));
    Truth reduced = truth.startingAt(starts, protocol);
    if (starts.size() == wanted.size()) {
      return new SharedStarts(reduced, forecasts, Optional.empty());
    }
    wanted.removeAll(starts);
    var remark =
        new Remark(
            "starts",
            "scored on the %d starts that all forecasts have; %d of %d are left out, the first of them %d"
                .formatted(starts.size(), wanted.size(), starts.size() + wanted.size(),
                    wanted.first()),
            Map.of("starts", (double) starts.size(), "leftOut", (double) wanted.size()));
    return new SharedStarts(reduced, forecasts, Optional.of(remark));
  }
}
