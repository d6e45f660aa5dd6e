package chaoscast.evaluation.cli.study;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.evaluation.cli.options.Contestants;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.Scoring;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.compare.Training;
import chaoscast.evaluation.study.PrecisionTrials;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `study precision`: how horizons depend on the number format.
@Command(
    name = "precision",
    sortOptions = false,
    description = {
      "Trains surrogates in binary64 and forecasts with them in reduced number formats, in three scopes.",
      "Without arguments: the three-tier Lorenz 96, d2r2, lsr-esn and hsr-esn, binary64, binary32,"
          + " binary16, bfloat16, mantissas of 3 to 24 bits and exponents of 3 to 10 bits, those of 3 to 6"
          + " also with zero in place of subnormal numbers ('flush')."
    })
public final class StudyPrecisionCommand implements Runnable {
  private final Terminal terminal;

  @Mixin
  private StudyOptions study;

  @Option(
      names = "--surrogates",
      split = ",",
      paramLabel = Contestants.PARAMETER,
      defaultValue = "d2r2,lsr-esn,hsr-esn",
      description = "Surrogates that take part. Default: ${DEFAULT-VALUE}.")
  private List<String> surrogates;

  @Option(
      names = "-p",
      paramLabel = "SURROGATE.key=value",
      description = "An option of a surrogate; may be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--formats",
      split = ";",
      paramLabel = "FORMAT",
      description = "Number formats, joined by semicolons, such as 'binary16;reduced(8,10)'.")
  private List<String> formats;

  public StudyPrecisionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<Arithmetic> wanted =
        formats == null
            ? PrecisionTrials.defaultFormats()
            : formats.stream().map(Arithmetic::parse).toList();
    Contestants contestants = Contestants.of(surrogates, settings);
    StudyOptions.Setting setting = study.setting("lorenz96-three-tier");
    List<Contestant> taking = contestants.under(setting.protocol(), setting.seed());
    study.run(
        terminal,
        setting,
        "precision of %s in %s".formatted(contestants.described(setting.protocol()), wanted),
        (truth, progress) -> {
          var training = new Training(truth);
          List<TrainedContestant> trained =
              taking.stream().map(one -> training.one(one, progress)).toList();
          return PrecisionTrials.of(
              new Scoring(truth, setting.seed(), 1), trained, wanted);
        });
  }
}
