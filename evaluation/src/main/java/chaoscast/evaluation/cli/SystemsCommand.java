package chaoscast.evaluation.cli;

import chaoscast.core.text.NumberText;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.Systems;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// `systems`: what truth can be generated from.
@Command(
    name = "systems",
    sortOptions = false,
    description = "Lists the ground-truth systems, their parameters, presets and protocols.")
final class SystemsCommand implements Runnable {
  private final Terminal terminal;

  SystemsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.print(
        Systems.all().stream()
            .map(SystemsCommand::describe)
            .collect(Collectors.joining("\n")));
  }

  private static String describe(SystemProvider provider) {
    DynamicalSystem system = provider.defaultSystem();
    String observed =
        system.observedDimension() == system.dimension()
            ? "%d variables".formatted(system.dimension())
            : "%d observed variables of %d"
                .formatted(system.observedDimension(), system.dimension());
    String exponent =
        system.lyapunovExponent().isPresent()
            ? ", λ₁ = " + NumberText.readable(system.lyapunovExponent().getAsDouble())
            : "";
    return Wrapping.hanging(provider.name() + ": " + provider.summary(), "  ")
        + "  "
        + Wrapping.hanging(
            "%s%s; protocols: %s"
                .formatted(
                    observed, exponent, protocols(provider.name(), system.defaultTimeStep())),
            "    ")
        + OptionTable.of("parameter", provider.options());
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
