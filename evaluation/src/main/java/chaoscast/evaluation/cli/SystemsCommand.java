package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Trajectory;
import chaoscast.core.page.PageOption;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.cli.options.SystemOptions;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.report.AttractorPage;
import chaoscast.evaluation.report.CataloguePage;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SteppedSystem;
import chaoscast.lorenz.SystemKind;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.Integrator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `systems`: what truth can be generated from.
@Command(
    name = "systems",
    sortOptions = false,
    description = {
      "Lists the ground-truth systems by kind.",
      "With a SYSTEM: its equations, parameters, presets, protocols and the trace of its Jacobian; with --html, also"
          + " a picture of its attractor. With --html alone: all systems by kind on a page, with a small picture each."
    })
final class SystemsCommand implements Runnable {
  private static final int STATES = 10_000;

  /// Numbers that the states of a picture hold at most.
  private static final int MOST_NUMBERS = 20_000_000;

  private final Terminal terminal;

  @Mixin
  private SystemOptions system;
  @Mixin
  private PageOption page;

  SystemsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (system.name().isEmpty()) {
      if (system.given()) {
        throw new InputException("-s needs a SYSTEM, or --equations with a file");
      }
      page.requireWritable(system.inputs());
      terminal.print(list());
      page.write(
          () -> terminal.during(
              progress -> CataloguePage.of(
                  Systems.all(), Runtime.getRuntime().availableProcessors(), progress,
                  terminal.command(List.of()))));
      return;
    }
    page.requireWritable(system.inputs());
    SystemProvider provider = system.provider("");
    DynamicalSystem field = provider.create(system.parameters());
    double[] traces = new double[1];
    int states = Math.max(2, Math.min(STATES, MOST_NUMBERS / field.observedDimension()));
    Trajectory run =
        new Generation(field, GenerationPlan.of(field, states))
            .observed((_, state) -> traces[0] += field.trace(state), Progress.NONE);
    String equations =
        field instanceof EquationSystem text ? text.text().text().strip() : "";
    String trace = trace(field, traces[0] / states, states);
    terminal.print(
        describe(provider, field)
            + (equations.isEmpty() ? "" : "\n" + equations.indent(2) + "\n")
            + trace.lines().map(line -> Wrapping.hanging(line, "  "))
                .collect(Collectors.joining()));
    page.write(
        () -> AttractorPage.of(
            new AttractorPage.Subject(
                field.name(),
                provider.summary(),
                equations,
                trace,
                SystemKind.of(field) != SystemKind.MAP),
            run,
            terminal.command(List.of())));
  }

  private static String list() {
    Map<SystemKind, List<SystemProvider>> kinds = new EnumMap<>(SystemKind.class);
    for (SystemProvider provider : Systems.all()) {
      kinds.computeIfAbsent(SystemKind.of(provider.defaultSystem()), _ -> new ArrayList<>())
          .add(provider);
    }
    var text = new StringBuilder();
    kinds.forEach(
        (kind, providers) -> {
          var table =
              new TextTable(
                  List.of(
                      Column.left(kind.title()),
                      Column.right("", "variables"),
                      Column.right("", "λ₁"),
                      Column.left("what it is")));
          for (SystemProvider provider : providers) {
            DynamicalSystem field = provider.defaultSystem();
            table.row(
                provider.name(),
                variables(field),
                field.lyapunovExponent().isPresent()
                    ? NumberText.readable(field.lyapunovExponent().getAsDouble())
                    : "",
                provider.summary());
          }
          text.append(table.render()).append('\n');
        });
    return text + "'systems NAME' shows parameters, presets, protocols and equations\n";
  }

  private static String variables(DynamicalSystem field) {
    return field.hidesVariables()
        ? "%d of %d".formatted(field.observedDimension(), field.dimension())
        : String.valueOf(field.observedDimension());
  }

  private static String describe(SystemProvider provider, DynamicalSystem system) {
    String observed =
        system.hidesVariables()
            ? "%d observed variables of %d"
                .formatted(system.observedDimension(), system.dimension())
            : "%d variables".formatted(system.observedDimension());
    String exponent =
        system.lyapunovExponent().isPresent()
            ? ", λ₁ = " + NumberText.readable(system.lyapunovExponent().getAsDouble())
            : "";
    return Wrapping.hanging(provider.name() + ": " + provider.summary(), "  ")
        + "  "
        + Wrapping.hanging(
            "%s%s, Δt = %s, %s; protocols: %s"
                .formatted(
                    observed,
                    exponent,
                    NumberText.plain(system.defaultTimeStep()),
                    Integrator.standardFor(system).describe(),
                    protocols(provider.name(), system.defaultTimeStep())),
            "    ")
        + OptionTable.of("parameter", provider.options());
  }

  /// How fast volumes grow: a formula where equations are text, and the mean.
  ///
  /// @param mean   trace over states on the attractor
  /// @param states how many
  private static String trace(DynamicalSystem system, double mean, int states) {
    var text = new StringBuilder();
    if (system instanceof EquationSystem equations) {
      equations.traceFormula()
          .ifPresent(
              formula -> text.append("trace of the Jacobian: %s\n".formatted(formula)));
    }
    if (Double.isFinite(mean)) {
      text.append(
          "volumes grow by the exponent %s per %s, the mean over %d states on the attractor\n"
              .formatted(
                  NumberText.fixed(mean, 4),
                  system instanceof SteppedSystem ? "step" : "unit of time",
                  states));
    }
    return text.toString();
  }

  /// The default first, then the published ones.
  private static String protocols(String system, double timeStep) {
    NamedProtocol standard = Protocols.defaultFor(system, timeStep, ProtocolOverrides.NONE);
    Stream<String> others =
        Protocols.names().stream()
            .filter(name -> !name.equals(standard.protocol().name()))
            .filter(
                name -> Protocols.named(name, ProtocolOverrides.NONE).truth().system()
                    .equals(system));
    return Stream.concat(Stream.of(standard.protocol().name() + " (default)"), others)
        .collect(Collectors.joining(", "));
  }
}
