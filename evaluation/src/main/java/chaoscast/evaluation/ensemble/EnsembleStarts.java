package chaoscast.evaluation.ensemble;

import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.smoothing.StartMembers;
import chaoscast.core.smoothing.StartPosterior;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Draws what models may have to start from.
///
/// @param plan   how
/// @param models who
record EnsembleStarts(EnsemblePlan plan, EnsembleModels models) {

  /// @param windows observations up to each start, of one length; not modified
  /// @param warmUp  the last of them that models observe before they forecast
  /// @param first   number of the first start, which decides on its draws
  /// @return as many
  List<DrawnStart> draw(List<Trajectory> windows, int warmUp, int first) {
    var drawn = new ArrayList<List<StartMembers>>();
    List<Surrogate> all = models.members();
    for (int m = 0; m < all.size(); m++) {
      drawn.add(of(all.get(m), plan.membersOf(m), new Windows(windows, warmUp, first), m));
    }
    boolean own = all.getFirst() == models.control();
    List<StartMembers> control =
        own ? drawn.getFirst()
            : of(models.control(), 1, new Windows(windows, warmUp, first), all.size());
    return IntStream.range(0, windows.size())
        .mapToObj(
            w -> new DrawnStart(
                models, control.get(w), drawn.stream().map(one -> one.get(w)).toList()))
        .toList();
  }

  /// @param windows observations up to each start
  /// @param warmUp  the last of them that are observed
  /// @param first   number of the first start
  private record Windows(List<Trajectory> windows, int warmUp, int first) {}

  private List<StartMembers> of(Surrogate model, int members, Windows from, int number) {
    if (!plan.isNoisy()) {
      return from.windows.stream()
          .map(
              window -> new StartMembers(
                  window.slice(window.steps() - from.warmUp, window.steps()),
                  new double[members][from.warmUp * window.dimension()]))
          .toList();
    }
    var posterior =
        new StartPosterior(
            plan.sigmas(), plan.seed().child("ensemble/starts/" + number), plan.threads());
    List<StartMembers> drawn =
        posterior.draw(
            model, from.windows, from.first, new StartPosterior.Size(members, from.warmUp));
    return plan.kind().drawsStarts() ? drawn
        : drawn.stream()
            .map(
                one -> new StartMembers(
                    one.estimate(),
                    new double[members][from.warmUp * one.estimate().dimension()]))
            .toList();
  }
}
