package chaoscast.evaluation.compare;

import chaoscast.core.Remark;
import chaoscast.evaluation.recorded.RecordedForecasts;
import chaoscast.evaluation.recorded.SharedStarts;
import java.util.List;
import java.util.stream.Stream;

/// Another program's forecasts, which are there already.
///
/// @param forecasts from every start of the truth
/// @param remarks   what to beware of
public record RecordedContestant(RecordedForecasts forecasts, List<Remark> remarks)
    implements ReadyContestant {
  /// What stands where a surrogate has its provider's name.
  public static final String KIND = "recorded";

  public RecordedContestant {
    remarks = List.copyOf(remarks);
  }

  /// @return one for each, with what is to be said of its starts
  public static List<RecordedContestant> of(SharedStarts shared) {
    return shared.forecasts().stream()
        .map(one -> new RecordedContestant(one,
            Stream.concat(shared.remark().stream(), one.doubt(shared.truth()).stream()).toList()))
        .toList();
  }

  @Override
  public String label() {
    return forecasts.name();
  }
}
