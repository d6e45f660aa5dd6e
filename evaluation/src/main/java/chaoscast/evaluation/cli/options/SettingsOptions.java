package chaoscast.evaluation.cli.options;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.linalg.Blas;
import chaoscast.evaluation.compare.ChosenSettings;
import chaoscast.evaluation.search.AutomaticSettings.Wanted;
import chaoscast.evaluation.search.AutomaticSettings;
import chaoscast.evaluation.search.TrainingPart;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Whether settings of surrogates are chosen on held-out forecasts inside the training data.
public final class SettingsOptions {
  @Option(
      names = "--settings",
      paramLabel = "auto|published",
      description = "auto: what -p leaves open is chosen by forecasts of states held out of the training data;"
          + " published: it is the surrogate's, or the protocol's, default. Default of compare: auto for data of"
          + " no named protocol; of train: published.")
  private Kind kind;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Settings to try for each surrogate with --settings auto, ≥ 1. Default: "
          + AutomaticSettings.TRIALS + ".")
  private Integer trials;

  /// Where settings come from.
  public enum Kind {
    AUTO,
    PUBLISHED
  }

  /// Comes before any work.
  ///
  /// @throws chaoscast.core.InputException for a number of trials below 1
  public void check() {
    if (trials != null) {
      SizeLimit.requireRepetitions("--trials", trials);
    }
  }

  /// @param otherwise whether they are chosen where the user does not say
  public boolean areChosen(boolean otherwise) {
    return kind == null ? otherwise : kind == Kind.AUTO;
  }

  /// Chooses settings, one contestant after the other.
  ///
  /// @param part  states that may be looked at
  /// @param seed  master seed
  /// @param cores greatest number used, ≥ 1; decides no result
  /// @return in the order asked for
  public List<ChosenSettings> choose(
      List<Wanted> wanted, TrainingPart part, Seed seed, int cores, Progress progress) {
    var automatic =
        new AutomaticSettings(
            part, seed, trials == null ? AutomaticSettings.TRIALS : trials, cores);
    Blas.best().threads(1); // trials run side by side
    var chosen = new ArrayList<ChosenSettings>();
    try {
      for (Wanted one : wanted) {
        chosen.add(automatic.choose(one, progress));
      }
    } finally {
      Blas.best().threads(cores);
    }
    return chosen;
  }
}
