package chaoscast.splinenets.cli;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.command.InputFiles;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.text.EnumWords;
import chaoscast.core.text.NumberText;
import chaoscast.splinenets.loss.Samples;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/// What is learnt: samples of a function, or of a file.
final class DataOptions {
  /// Every one of them is on the page.
  private static final double GREATEST = 1e100;
  private static final int MOST_SAMPLES = 10_000;

  /// Two columns, neither of them a time.
  private static final ReadingOptions SAMPLES =
      ReadingOptions.NONE
          .withTimeStep(OptionalDouble.of(1))
          .withTime(Optional.of("none"))
          .forModel(2, 1);

  /// Names of the functions, for help texts.
  static final class Targets implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return EnumWords.all(TargetFunction.class).iterator();
    }
  }

  @Option(
      names = "--target",
      paramLabel = "NAME",
      completionCandidates = Targets.class,
      description = "Function to learn: ${COMPLETION-CANDIDATES}. Default: the experiment's own.")
  private String target;

  @Option(
      names = "--data",
      paramLabel = "FILE.csv",
      description = "Data to learn instead, with the columns x and y.")
  private Path data;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Samples of the function, evenly spaced, 2 to 1000000. Default: the function's own.")
  private Integer count;

  @Option(
      names = "--noise",
      paramLabel = "SD",
      description = "Standard deviation of noise on the samples, ≥ 0. Default: the experiment's"
          + " own.")
  private Double noise;

  /// What was asked for.
  ///
  /// @param samples  the data
  /// @param function that they are samples of, if known
  /// @param words    what to call it
  /// @param files    that were read, which no output may replace
  record Data(
      Samples samples, Optional<TargetFunction> function, String words, InputFiles files) {}

  /// @param usual      function without the options
  /// @param usualNoise noise without the options
  Data read(TargetFunction usual, double usualNoise, Seed seed) {
    if (data != null) {
      if (target != null || count != null || noise != null) {
        throw new InputException(
            "--data must come without --target, --samples and --noise but has one of them");
      }
      Samples samples = bounded(read(data));
      String words = "%d samples of %s".formatted(samples.count(), data.getFileName());
      return new Data(samples, Optional.empty(), words, InputFiles.of(data));
    }
    TargetFunction function =
        target == null ? usual : Choice.of(TargetFunction.class, "target", target);
    double deviation = noise == null ? usualNoise : noise;
    Samples samples =
        bounded(function.samples(count == null ? function.count() : count, deviation, seed));
    String words =
        "%d samples of %s (%s)"
            .formatted(samples.count(), EnumWords.of(function), function.formula());
    return new Data(
        samples,
        Optional.of(function),
        deviation > 0 ? words + " with noise " + NumberText.plain(deviation) : words,
        InputFiles.of());
  }

  private static Samples bounded(Samples samples) {
    if (samples.count() > MOST_SAMPLES) {
      throw new InputException(
          "number of samples must be ≤ %d but was %d".formatted(MOST_SAMPLES, samples.count()));
    }
    for (int n = 0; n < samples.count(); n++) {
      double greatest = Math.max(Math.abs(samples.input(n)), Math.abs(samples.target(n)));
      if (greatest > GREATEST) {
        throw new InputException(
            "samples must be ≤ %s, as sums of their squares overflow, but one is %s"
                .formatted(GREATEST, greatest),
            "choose a smaller unit or less --noise");
      }
    }
    return samples;
  }

  private static Samples read(Path file) {
    Trajectory table = TrajectoryFiles.read(file, SAMPLES);
    List<String> names = table.names();
    boolean named = names.contains("x") && names.contains("y");
    boolean plain = names.equals(List.of("x0", "x1"));
    if (!named && !plain) {
      throw new InputException(
          "%s must have the columns x and y but has %s".formatted(file, String.join(", ", names)));
    }
    int x = named ? names.indexOf("x") : 0;
    int y = named ? names.indexOf("y") : 1;
    if (table.steps() < 2) {
      throw new InputException(
          "%s must hold ≥ 2 samples but holds %d".formatted(file, table.steps()));
    }
    double[] inputs = new double[table.steps()];
    double[] targets = new double[table.steps()];
    for (int n = 0; n < table.steps(); n++) {
      inputs[n] = table.get(n, x);
      targets[n] = table.get(n, y);
    }
    Samples samples = Samples.of(inputs, targets);
    if (samples.input(0) == samples.input(samples.count() - 1)) {
      throw new InputException(
          "%s must hold ≥ 2 distinct x but all are %s".formatted(file, samples.input(0)));
    }
    return samples;
  }
}
