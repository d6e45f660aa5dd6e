package chaoscast.evaluation.cli.study;

import chaoscast.core.InputException;
import chaoscast.core.SizeLimit;
import chaoscast.core.command.InputFiles;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.cli.options.BaselineOptions;
import chaoscast.evaluation.cli.options.Contestants;
import chaoscast.evaluation.cli.options.ProtocolOptions;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.protocol.StartKind;
import chaoscast.evaluation.report.study.SystemsFiles;
import chaoscast.evaluation.report.study.SystemsText;
import chaoscast.evaluation.study.StudyRow;
import chaoscast.evaluation.study.SystemsTrials;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.equations.EquationProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `study systems`: who sees furthest on which system.
@Command(
    name = "systems",
    sortOptions = false,
    description = {
      "Every surrogate on every system, without and with noise: ranks, wins and horizons, and who wins where.",
      "All systems are judged alike: trained on 5000 states in units of each variable's deviation, 20 starts a"
          + " Lyapunov time apart, forecasts of twenty Lyapunov times (at most 20 000 steps), error relative to the"
          + " truth's spread. Surrogates have the settings of their defaults or of -p. Each of --seeds has"
          + " a truth, noise and draws of its own; with --resume, more of them may be added later.",
      "For example: study systems --systems chua,halvorsen,henon --baselines --noise 0,0.01 --seeds 3"
    })
public final class StudySystemsCommand implements Runnable {
  private final Terminal terminal;

  @Option(
      names = "--systems",
      required = true,
      split = ",",
      paramLabel = "SYSTEM",
      description = "Those that 'systems' lists, or files of equations, which end in .ode.")
  private List<String> systems;

  @Option(
      names = "--surrogates",
      split = ",",
      paramLabel = Contestants.PARAMETER,
      description = "Surrogates that take part, as for compare. Default: all but baselines.")
  private List<String> surrogates;

  @Mixin
  private BaselineOptions baselines;

  @Option(
      names = "-p",
      paramLabel = "SURROGATE.key=value",
      description = "An option of a surrogate on all systems, by its label where it has one; may be"
          + " repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--noise",
      split = ",",
      paramLabel = "SHARE",
      description = "White noise on the states that train and that forecasts start from, shares of each variable's"
          + " standard deviation, in [0, 1). Default: 0.")
  private List<Double> noises = List.of(0.0);

  @Option(names = "--seeds", paramLabel = "N", description = "Repetitions. Default: 1.")
  private int seeds = 1;

  @Mixin
  private ProtocolOptions protocol;
  @Mixin
  private StudyRun study;

  public StudySystemsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    study.requireWritable(
        new InputFiles(
            systems.stream().filter(name -> name.endsWith(EquationProvider.EXTENSION))
                .map(Path::of).toList()));
    Contestants contestants = Contestants.of(surrogates, baselines.learners(), settings);
    ProtocolOverrides overrides = protocol.overrides();
    check(contestants, overrides);
    var trials =
        new SystemsTrials(
            systems,
            overrides,
            noises,
            seeds,
            study.seed(),
            List.copyOf(contestants.entries().keySet()),
            contestants::under,
            baselines.imperfect());
    var work =
        new StudyRun.Work(
            identity(contestants, overrides), heading(), OptionalDouble.empty(),
            _ -> trials.trials());
    study.run(
        terminal,
        work,
        new StudyRun.Report() {
          @Override
          public String text(List<StudyRow> rows, OptionalDouble exponent) {
            return SystemsText.of(rows);
          }

          @Override
          public void write(StudyFileOptions.Found all, StudyFileOptions files) {
            files.write(
                all,
                file -> SystemsFiles.writeJson(all.manifest(), all.rows(), file),
                file -> SystemsFiles.writePage(
                    all.heading(), all.text(), all.manifest(), all.rows(), file));
          }
        },
        study.threads());
  }

  /// @throws InputException before any work, for systems and settings that are not known, and values out of range
  private void check(Contestants contestants, ProtocolOverrides overrides) {
    if (protocol.lyapunov().isPresent()) {
      throw new InputException("--lyapunov must be left out where --systems is given");
    }
    requireDistinct("--systems", systems);
    requireDistinct("--noise", noises);
    noises.forEach(noise -> new Observing(noise, StartKind.OBSERVED, Observing.WINDOW));
    SizeLimit.requireRepetitions("--seeds", seeds);
    for (String name : systems) {
      double timeStep = Systems.named(name).defaultSystem().defaultTimeStep();
      contestants.under(Protocols.defaultFor(name, timeStep, overrides), study.seed());
    }
  }

  /// What is known before any work begins.
  private String heading() {
    return Wrapping.hanging(
        "%d systems, noise %s, %s: %s"
            .formatted(
                systems.size(),
                String.join(", ", noises.stream().map(NumberText::plain).toList()),
                seeds == 1 ? "one seed" : seeds + " seeds",
                String.join(", ", systems)),
        "  ");
  }

  private static void requireDistinct(String option, List<?> values) {
    if (new HashSet<>(values).size() < values.size()) {
      throw new InputException(
          "%s must name each value once but was %s".formatted(option, values));
    }
  }

  /// Everything that decides a trial's result; how many noises and seeds there are does not, so that a study can be
  /// resumed with more of them.
  private String identity(Contestants contestants, ProtocolOverrides overrides) {
    var words =
        new StringBuilder("systems, %s, seed %d".formatted(overrides, study.seed().value()));
    for (String name : systems) {
      DynamicalSystem system = Systems.named(name).defaultSystem();
      NamedProtocol named =
          Protocols.defaultFor(name, system.defaultTimeStep(), overrides);
      words.append("; ").append(name).append(' ').append(system.parameters());
      if (name.endsWith(EquationProvider.EXTENSION)) {
        words.append(' ').append(text(Path.of(name)));
      }
      words.append(' ').append(contestants.described(named));
    }
    return words.toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InputException("%s must be readable but is not".formatted(file), e);
    }
  }
}
