package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.KeyValues;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.equations.EquationProvider;
import chaoscast.lorenz.knowledge.SystemKnowledge;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// An imperfect model that surrogates correct.
public final class KnowledgeOptions {
  @Option(
      names = "--knowledge",
      paramLabel = "SYSTEM|FILE.ode",
      description = "An imperfect model of the data: a system, or a file of equations. d2r2, lsr-esn, hsr-esn, sindy,"
          + " spline-relu and spiking-esn learn what it leaves (not with stencil or blocks).")
  private String system;

  @Option(
      names = "-k",
      paramLabel = "key=value",
      description = "A parameter of that model, as -s has it; may be repeated.")
  private List<String> parameters = List.of();

  /// @return the model, if one was given
  /// @throws InputException for an unknown system or parameter, and one that cannot be corrected
  public Optional<SystemKnowledge> knowledge() {
    if (system == null) {
      if (!parameters.isEmpty()) {
        throw new InputException(
            "-k %s must be of a model but none is given".formatted(parameters.getFirst()),
            "add --knowledge SYSTEM");
      }
      return Optional.empty();
    }
    return Optional.of(
        new SystemKnowledge(Systems.create(system, KeyValues.parse("-k", parameters))));
  }

  /// @return the file of equations, if there is one
  public InputFiles inputs() {
    return new InputFiles(
        Optional.ofNullable(system).filter(name -> name.endsWith(EquationProvider.EXTENSION))
            .map(Path::of).stream().toList());
  }
}
