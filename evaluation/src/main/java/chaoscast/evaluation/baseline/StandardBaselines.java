package chaoscast.evaluation.baseline;

import java.util.List;

/// The baselines that a comparison adds where it is asked for baselines and not told which: one that copies, one with
/// fixed bells and one that weighs every sample. They take seconds where others take minutes.
public final class StandardBaselines {
  /// Names of their providers.
  public static final List<String> NAMES = List.of("analog", "rbf-network", "gaussian-process");

  private StandardBaselines() {}
}
