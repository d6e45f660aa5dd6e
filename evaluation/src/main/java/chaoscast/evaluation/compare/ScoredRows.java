package chaoscast.evaluation.compare;

import chaoscast.core.InputException;
import chaoscast.core.Origin;
import chaoscast.core.Remark;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.model.SeenStates;
import chaoscast.core.model.TrainedOn;
import chaoscast.evaluation.truth.Division;
import chaoscast.evaluation.truth.Truth;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The states that forecasts are held against, which no model should have seen in training.
///
/// States that are observed before a start may be training data: it is what comes after that counts.
///
/// @param truth data, and where forecasts start and end
public record ScoredRows(Truth truth) {
  private static final String SEEN = "scored on training rows";
  private static final String UNKNOWN = "training rows unknown";

  /// @param model   what to call it in a message
  /// @param allowed whether a model that saw some of the states is let through
  /// @return the surrogate, with a remark if it saw some of the states or does not say what it saw
  /// @throws InputException if it saw some and that is not allowed
  public Surrogate checked(Surrogate surrogate, String model, boolean allowed) {
    TrainedOn trainedOn = surrogate.header().trainedOn();
    if (!trainedOn.isKnown()) {
      return remarked(
          surrogate,
          new Remark(
              UNKNOWN,
              "its file does not say what it was trained on: whether it has seen the states that it is"
                  + " scored on is unknown; train it again to know",
              Map.of()));
    }
    for (Division.Range piece : truth.division().pieces()) {
      Trajectory data = truth.part(piece);
      Optional<SeenStates> seen = seenIn(data, piece, trainedOn);
      if (seen.isPresent()) {
        return marked(surrogate, data.origin(), seen.get(), model, allowed);
      }
    }
    return surrogate;
  }

  private Optional<SeenStates> seenIn(
      Trajectory data, Division.Range piece, TrainedOn trainedOn) {
    IntSummaryStatistics starts =
        truth.division().starts().stream()
            .mapToInt(Integer::intValue)
            .filter(start -> start >= piece.from() && start < piece.to())
            .summaryStatistics();
    if (starts.getCount() == 0) {
      return Optional.empty();
    }
    int first = starts.getMin() + 1 - piece.from();
    long end = starts.getMax() + 1L + truth.protocol().maxSteps() - piece.from();
    return trainedOn.seenIn(data, first, (int) Math.min(data.steps(), end));
  }

  private static Surrogate marked(
      Surrogate surrogate, Origin origin, SeenStates seen, String model, boolean allowed) {
    long firstRow = origin.row() + seen.first();
    long lastRow = origin.row() + seen.end() - 1;
    String source = origin.source().isEmpty() ? "the data" : origin.source();
    if (!allowed) {
      throw new InputException(
          ("%s must not be scored on states that it was trained on, but rows %d to %d of %s are among"
              + " its %d training states: score it on data that it has not seen (of a file, train on the"
              + " first states with --train-steps and score after as many), or give"
              + " --allow-training-rows, which marks it in the table")
              .formatted(model, firstRow, lastRow, source,
                  surrogate.header().trainedOn().count()));
    }
    var figures = new LinkedHashMap<String, Double>();
    figures.put("firstRow", (double) firstRow);
    figures.put("lastRow", (double) lastRow);
    return remarked(
        surrogate,
        new Remark(
            SEEN,
            "it was trained on states that it is scored on, among rows %d to %d of %s"
                .formatted(firstRow, lastRow, source),
            figures));
  }

  /// @return whether these say that a surrogate was scored on states that it was trained on
  public static boolean seen(List<Remark> remarks) {
    return remarks.stream().anyMatch(remark -> remark.topic().equals(SEEN));
  }

  private static Surrogate remarked(Surrogate surrogate, Remark remark) {
    return surrogate.withHeader(surrogate.header().plusRemarks(List.of(remark)));
  }
}
