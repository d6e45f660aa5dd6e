package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.SizeLimit;
import chaoscast.evaluation.climate.ClimatePlan;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.truth.Truth;
import java.util.List;
import picocli.CommandLine.Option;

/// How long the free runs of surrogates are.
public final class ClimateOptions {
  private static final int DEFAULT = 30_000;

  @Option(
      names = "--climate",
      paramLabel = "STEPS",
      description = "Steps over which the long-run statistics of free runs of each surrogate are compared"
          + " with the truth's; 0: not at all. Default: "
          + DEFAULT
          + ", fewer where data are short.")
  private Integer steps;

  /// @throws InputException for too few steps
  public void check() {
    if (steps != null && steps != 0) {
      ClimatePlan.of(steps);
    }
  }

  /// Comes before any training.
  ///
  /// @throws InputException if no climate of that length can be made of the truth
  public void check(Truth truth) {
    if (steps == null || steps == 0) {
      return;
    }
    if (truth.trajectory().inputs().isPresent()) {
      throw new InputException(
          "--climate must be 0 where the data have inputs, which are not known for so long, but was "
              + steps);
    }
    int dimension = truth.trajectory().dimension();
    SizeLimit.requireMemory(
        "--climate", steps, n -> (double) ClimatePlan.TRUTHS * n * dimension * Double.BYTES);
  }

  /// @param result of the same surrogates
  /// @return the result with climates, if they are wanted; short data have none unless asked for
  public ComparisonResult added(
      ComparisonResult result,
      Comparison comparison,
      List<TrainedContestant> trained,
      Progress progress) {
    int wanted = steps == null ? DEFAULT : steps;
    boolean driven = comparison.truth().trajectory().inputs().isPresent();
    boolean possible =
        steps != null
            || comparison.truth().more().isPresent()
            || comparison.truth().longest().steps() >= ClimatePlan.LEAST_TRUTH;
    return wanted == 0 || driven || !possible
        ? result
        : result.withClimate(comparison.climate(trained, wanted, progress));
  }
}
