package chaoscast.evaluation.cli;

import chaoscast.core.CommandProvider;
import chaoscast.core.InputException;
import chaoscast.core.files.Destination;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.text.DecimalNumbers;
import chaoscast.core.text.PlainText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.TextWidth;
import chaoscast.evaluation.cli.benchmark.BenchmarkCommand;
import chaoscast.evaluation.cli.benchmark.BenchmarkCtfLorenzCommand;
import chaoscast.evaluation.cli.benchmark.BenchmarkPublishedCommand;
import chaoscast.evaluation.cli.benchmark.BenchmarkResultsCommand;
import chaoscast.evaluation.cli.options.SettingsOptions;
import chaoscast.evaluation.cli.study.StudyAblationCommand;
import chaoscast.evaluation.cli.study.StudyCommand;
import chaoscast.evaluation.cli.study.StudyBitsCommand;
import chaoscast.evaluation.cli.study.StudyCostCommand;
import chaoscast.evaluation.cli.study.StudyEquivalenceCommand;
import chaoscast.evaluation.cli.study.StudyPrecisionCommand;
import chaoscast.evaluation.cli.study.StudyScalingCommand;
import chaoscast.evaluation.cli.study.StudySearchCommand;
import chaoscast.evaluation.cli.study.StudySensitivityCommand;
import chaoscast.evaluation.cli.study.StudySystemsCommand;
import chaoscast.evaluation.cli.study.StudyWorker;
import chaoscast.evaluation.cli.terminal.LifeSigns;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.StandardError;
import chaoscast.evaluation.cli.terminal.Tables;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.cli.terminal.TerminalWidth;
import chaoscast.evaluation.cli.terminal.UsageHelp;
import chaoscast.evaluation.ensemble.MemberKind;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.StartKind;
import chaoscast.evaluation.report.study.StudyColumn;
import chaoscast.evaluation.study.PieceFinder;
import chaoscast.evaluation.study.ShardFinder;
import chaoscast.evaluation.study.TrialFinder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine;

/// The command line's entry.
///
/// Exit codes: 0 done, 1 failed while running, 2 bad usage or bad input.
@Command(
    name = Terminal.PROGRAM,
    description = {
      "Trains stand-ins for chaotic dynamical systems and measures how far each can see.",
      "Without further arguments, 'compare' shows what it does."
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  private static final int USAGE_WIDTH = 100;

  @Spec
  private CommandSpec spec;

  private Main() {}

  public static void main(String[] arguments) {
    var out = writer(FileDescriptor.out, "stdout.encoding");
    var err = writer(FileDescriptor.err, "stderr.encoding");
    System.exit(
        run(new Terminal(out, err, StandardError.isTerminal(), List.of(arguments)),
            OptionalLong.of(began())));
  }

  /// Runs one command; draws no progress bars and says nothing while it works.
  ///
  /// @param arguments the command line without the program's name
  /// @param out       gets tables
  /// @param err       gets messages
  /// @return the exit code
  public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    return run(new Terminal(out, err, false, List.of(arguments)), OptionalLong.empty());
  }

  /// @return [System#nanoTime] at which this process began, which on a busy machine is seconds ago
  private static long began() {
    long now = System.nanoTime();
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(instant -> now - Math.max(0, Duration.between(instant, Instant.now()).toNanos()))
        .orElse(now);
  }

  /// The trials of a study, in a process that runs some of them for another.
  ///
  /// @param words the study's command line without the program's name
  /// @throws InputException if it is refused here, for example as a file that it names is not there
  public static TrialFinder trials(List<String> words) {
    return planned(TrialFinder.class, words);
  }

  /// The trainings on shards of a command, in a process that takes some of these in for another.
  ///
  /// @param words its command line without the program's name
  /// @throws InputException if it is refused here, for example as a file that it names is not there
  public static ShardFinder shards(List<String> words) {
    return planned(ShardFinder.class, words);
  }

  /// The pieces of a command's work, in a process that makes some of them for another.
  ///
  /// @param words its command line without the program's name
  /// @throws InputException if it is refused here, for example as a file that it names is not there
  public static PieceFinder pieces(List<String> words) {
    return planned(PieceFinder.class, words);
  }

  private static <T> T planned(Class<T> kind, List<String> words) {
    return StudyWorker.plan(
        kind,
        () -> {
          var said = new StringWriter();
          run(
              words.toArray(String[]::new), new PrintWriter(Writer.nullWriter()),
              new PrintWriter(said));
          return said.toString();
        });
  }

  /// @return all commands with their options
  static CommandSpec commands() {
    var nowhere = new PrintWriter(Writer.nullWriter());
    var terminal = new Terminal(nowhere, nowhere, false, List.of());
    return commandLine(terminal, new Failures(terminal)).getCommandSpec();
  }

  /// Reads command lines without running them.
  ///
  /// @return which throws a [ParameterException] at a line that is not understood
  static Consumer<List<String>> reader() {
    CommandLine all = commands().commandLine();
    return words -> all.parseArgs(words.toArray(String[]::new));
  }

  /// As wide as the terminal, or as `COLUMNS` says; all columns where `--wide` is given.
  ///
  /// @param began [System#nanoTime] at which it did, if it is to say what it does
  private static int run(Terminal given, OptionalLong began) {
    TextWidth width = TerminalWidth.of(System.getenv());
    return (given.arguments().contains(TextTable.WIDE) ? width.withAllColumns() : width)
        .during(() -> runWithin(given, began));
  }

  private static int runWithin(Terminal typed, OptionalLong began) {
    Terminal given;
    try {
      given =
          typed.with(
              new CommandFile(commandLine(typed, new Failures(typed)))
                  .expanded(typed.arguments()));
    } catch (InputException failure) {
      typed.fail(failure.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    var tables = new Tables(given.out());
    var terminal = given.with(new PrintWriter(tables));
    var failures = new Failures(terminal);
    int code;
    try (var _ = began.isPresent() ? lifeSigns(terminal, began.getAsLong()) : null) {
      code =
          commandLine(terminal, failures)
              .setExecutionStrategy(
                  parsed -> {
                    requireNoneEmpty(parsed);
                    if (namesStandardOutput(parsed)) {
                      tables.divert(terminal.err());
                    }
                    return new CommandLine.RunLast().execute(parsed);
                  })
              .execute(terminal.arguments().toArray(String[]::new));
    } catch (InputException failure) {
      terminal.fail(failure.getMessage());
      return CommandLine.ExitCode.USAGE;
    } catch (Error failure) { // picocli lets these pass
      code = failures.report(failure);
    }
    terminal.out().flush();
    if (given.out().checkError()) { // flushes
      failures.lostOutput();
      code = Math.max(code, CommandLine.ExitCode.SOFTWARE);
    }
    terminal.err().flush();
    return code;
  }

  private static LifeSigns lifeSigns(Terminal terminal, long began) {
    return new LifeSigns(
        terminal.err(), () -> terminal.isQuiet() || ProgressBars.isAnyDrawn(), began,
        System.getenv());
  }

  private static CommandLine commandLine(Terminal terminal, Failures failures) {
    var commandLine = new CommandLine(new Main());
    commandLine
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Shows the version and ends.")
                .build())
        .version(ProgramVersion.lines());
    commandLine.addSubcommand(new SystemsCommand(terminal));
    commandLine.addSubcommand(new SurrogatesCommand(terminal));
    commandLine.addSubcommand(new GenerateCommand(terminal));
    commandLine.addSubcommand(new LyapunovCommand(terminal));
    commandLine.addSubcommand(new InspectCommand(terminal));
    commandLine.addSubcommand(new TrainCommand(terminal));
    commandLine.addSubcommand(new DescribeCommand(terminal));
    commandLine.addSubcommand(new ForecastCommand(terminal));
    commandLine.addSubcommand(new EvaluateCommand(terminal));
    commandLine.addSubcommand(new CompareCommand(terminal));
    commandLine.addSubcommand(new SmoothCommand(terminal));
    commandLine.addSubcommand(new ScoreCommand(terminal));
    commandLine.addSubcommand(studies(terminal));
    commandLine.addSubcommand(new CompletionCommand(terminal));
    commandLine.addSubcommand(new JshellCommand());
    commandLine.addSubcommand(
        new CommandLine(new BenchmarkCommand())
            .addSubcommand(new BenchmarkCtfLorenzCommand(terminal))
            .addSubcommand(new BenchmarkPublishedCommand(terminal, Main::run))
            .addSubcommand(new BenchmarkResultsCommand(terminal, Main::run)));
    ServiceLoader.load(CommandProvider.class)
        .forEach(provider -> commandLine.addSubcommand(provider.command()));
    addGeneralOptions(commandLine);
    if (terminal.arguments().contains(Terminal.NO_COLOR)) {
      commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }
    return withNumbers(commandLine)
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setHelpFactory(UsageHelp::new)
        .setUsageHelpWidth(Math.min(USAGE_WIDTH, TextWidth.current().cells()))
        .registerConverter(ErrorKind.class, new WordConverter<>(ErrorKind.class))
        .registerConverter(
            BenchmarkPublishedCommand.Size.class,
            new WordConverter<>(BenchmarkPublishedCommand.Size.class))
        .registerConverter(
            SettingsOptions.Kind.class, new WordConverter<>(SettingsOptions.Kind.class))
        .registerConverter(ScalingKind.class, new WordConverter<>(ScalingKind.class))
        .registerConverter(StartKind.class, new WordConverter<>(StartKind.class))
        .registerConverter(MemberKind.class, new WordConverter<>(MemberKind.class))
        .registerConverter(StudyColumn.class, new WordConverter<>(StudyColumn.class))
        .registerConverter(
            StudySearchCommand.Method.class,
            new WordConverter<>(StudySearchCommand.Method.class))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /// @return the same, which reads numbers as every command does and no further words from files
  static CommandLine withNumbers(CommandLine commandLine) {
    return commandLine
        .setExpandAtFiles(false)
        .registerConverter(double.class, number(DecimalNumbers::real))
        .registerConverter(Double.class, number(DecimalNumbers::real))
        .registerConverter(int.class, number(DecimalNumbers::whole))
        .registerConverter(Integer.class, number(DecimalNumbers::whole))
        .registerConverter(long.class, number(DecimalNumbers::longWhole))
        .registerConverter(Long.class, number(DecimalNumbers::longWhole));
  }

  /// picocli's own take what Java takes, such as hexadecimal floats. [ConversionMessage] finds the words.
  private static <T> ITypeConverter<T> number(Function<String, T> reader) {
    return text -> {
      try {
        return reader.apply(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("is no such number");
      }
    };
  }

  /// picocli drops what is empty between commas, and takes `,` for nothing at all.
  private static void requireNoneEmpty(ParseResult parsed) {
    for (OptionSpec option : last(parsed).matchedOptions()) {
      String separator = option.splitRegex();
      for (String given : separator.isEmpty() ? List.<String>of() : option.originalStringValues()) {
        if (Arrays.stream(given.split(separator, -1)).anyMatch(String::isBlank)) {
          throw new ParameterException(
              last(parsed).commandSpec().commandLine(),
              "%s must be values with '%s' between them but one is empty in '%s'"
                  .formatted(option.longestName(), separator, given));
        }
      }
    }
  }

  private static ParseResult last(ParseResult parsed) {
    return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
  }

  /// @return whether a file that the command is to write is standard output
  private static boolean namesStandardOutput(ParseResult parsed) {
    return last(parsed).matchedOptions().stream()
        .map(OptionSpec::getValue)
        .anyMatch(value -> value instanceof Path file && Destination.isStandardOutput(file));
  }

  private static CommandLine studies(Terminal terminal) {
    return new CommandLine(new StudyCommand())
        .addSubcommand(new StudyPrecisionCommand(terminal))
        .addSubcommand(new StudySensitivityCommand(terminal))
        .addSubcommand(new StudyAblationCommand(terminal))
        .addSubcommand(new StudySearchCommand(terminal))
        .addSubcommand(new StudyCostCommand(terminal))
        .addSubcommand(new StudyScalingCommand(terminal))
        .addSubcommand(new StudyEquivalenceCommand(terminal))
        .addSubcommand(new StudyBitsCommand(terminal))
        .addSubcommand(new StudySystemsCommand(terminal));
  }

  /// To a command and all below it.
  private static void addGeneralOptions(CommandLine command) {
    command.getSubcommands().values().forEach(Main::addGeneralOptions);
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this and ends.")
                .build())
        .addOption(
            OptionSpec.builder(CommandFile.CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .description(
                    "Options from a file: a JSON result (the command that wrote it is repeated), or words as in"
                        + " a shell. What is given here goes before it.")
                .build())
        .addOption(
            OptionSpec.builder(TextTable.WIDE)
                .description("Shows all columns of tables, however narrow the terminal is.")
                .build())
        .addOption(
            OptionSpec.builder(Terminal.QUIET)
                .description("Shows tables, warnings and failures only.")
                .build())
        .addOption(
            OptionSpec.builder(Terminal.NO_COLOR)
                .description("Shows no colours; nor does NO_COLOR in the environment.")
                .build())
        .addOption(
            OptionSpec.builder(Terminal.STACKTRACE)
                .description("Shows where in the code a failure arose.")
                .build());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command must be given");
  }

  private static Charset encoding(String property) {
    String name = System.getProperty(property, "UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
          .println(
              "warning: %s must be an encoding that Java knows but was '%s': UTF-8 is used"
                  .formatted(property, PlainText.of(name)));
      return StandardCharsets.UTF_8;
    }
  }

  /// In the terminal's own encoding if that has the signs of our tables, else in UTF-8.
  private static PrintWriter writer(FileDescriptor descriptor, String encodingProperty) {
    Charset own = encoding(encodingProperty);
    boolean complete = own.canEncode() && own.newEncoder().canEncode("λ₁±µ×≥‖─");
    return new PrintWriter(
        new OutputStreamWriter(
            new FileOutputStream(descriptor), complete ? own : StandardCharsets.UTF_8));
  }
}
