package chaoscast.evaluation.cli.study;

import chaoscast.core.InputException;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.command.KeyValues;
import chaoscast.core.extended.ExtendedTrainer;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.cli.options.TruthSource;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.report.study.BitsText;
import chaoscast.evaluation.study.BitsTrials;
import chaoscast.evaluation.truth.Truths;
import chaoscast.lorenz.generation.Generation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `study bits`: how far a learned model sees when truth, training and forecast have more bits.
@Command(
    name = "bits",
    sortOptions = false,
    description = {
      "Makes truth, trains and forecasts in binary floating point of b bits, for several b, and holds the horizons"
          + " against those of the truth's own equations in the same arithmetic.",
      "Without arguments: Lorenz 63 by the protocol schotz2025-lorenz63, equations of ten terms learned through the"
          + " integrator from 300 states, four forecasts as long as the bits allow."
    })
public final class StudyBitsCommand implements Runnable {
  private static final String PROTOCOL = "schotz2025-lorenz63";
  private static final int TRAIN_STEPS = 300;
  private static final int STARTS = 4;

  private final Terminal terminal;

  @Mixin
  private StudyOptions study;

  @Option(
      names = "--bits",
      split = ",",
      paramLabel = "B",
      defaultValue = "53,64,106,128,256,512,1024",
      description = "Bits of the significand, 53 … 4096. Default: ${DEFAULT-VALUE}.")
  private List<Integer> bits;

  @Option(
      names = "--surrogate",
      paramLabel = "sindy|d2r2",
      defaultValue = "sindy",
      description = "What is trained: sindy or d2r2. Default: ${DEFAULT-VALUE}.")
  private String surrogate;

  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = "Of sindy: degree (1 … 6, default 2), library (polynomial, with sine or cosine after commas); of"
          + " d2r2: degree (1 … 64, default 4), target (increment or state), solver (normal or qr). May be repeated.")
  private List<String> settings = List.of();

  public StudyBitsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    bits.forEach(BigFloatFormat::of);
    if (new HashSet<>(bits).size() < bits.size()) {
      throw new InputException("--bits must name each number once but were %s".formatted(bits));
    }
    ExtendedTrainer trainer = ExtendedTrainer.named(surrogate);
    Map<String, String> options = new TreeMap<>(KeyValues.parse("-p", settings));
    StudyOptions.Setting setting = study.protocolSetting(PROTOCOL);
    if (!(setting.source() instanceof TruthSource.Generated given)) {
      throw new InputException(
          "--data must be left out: the study makes its truth anew for each number of bits");
    }
    Generation generation = Truths.generation(given.protocol(), setting.seed());
    BitsTrials.requireUsable(generation);
    int cores = study.threads();
    TruthSource measured =
        terminal.during(progress -> given.measured(cores, progress));
    ProtocolOverrides overrides = study.overrides();
    Protocol protocol = given.protocol().protocol();
    if (overrides.trainSteps().isEmpty()) {
      protocol = protocol.withTrainSteps(TRAIN_STEPS);
    }
    if (overrides.starts().isEmpty()) {
      protocol = protocol.withStarts(STARTS);
    }
    double exponent =
        measured.system().lyapunovExponent().orElseThrow(
            () -> new InputException(
                "λ₁ must be known for a study of bits but is not: give --lyapunov VALUE"));
    var trials =
        new BitsTrials(
            generation,
            protocol,
            exponent,
            trainer.name(),
            options,
            overrides.maxSteps().isPresent()
                ? Optional.of(overrides.maxSteps().getAsInt())
                : Optional.empty(),
            cores);
    study.runAlone(
        terminal,
        study.identity("bits of %s %s, %s".formatted(surrogate, options, protocol), given),
        new StudyOptions.Alone(
            Wrapping.hanging(
                "%s of %s: %d states train, %d forecasts by the protocol %s".formatted(
                    surrogate, given.system().name(), protocol.trainSteps(), protocol.starts(),
                    protocol.name()),
                "  "),
            OptionalDouble.of(exponent),
            progress -> trials.trials(bits, progress)),
        (rows, _) -> BitsText.of(rows, exponent));
  }
}
