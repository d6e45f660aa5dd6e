package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.KeyValues;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.equations.EquationProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A system by its name, or by a file of its equations, with its parameters.
public final class SystemOptions {
  /// What `SYSTEM` takes.
  public static final String DESCRIPTION =
      "One of those that 'systems' lists, or a file of equations, which ends in .ode.";

  @Parameters(arity = "0..1", paramLabel = "SYSTEM", description = DESCRIPTION)
  private String system;

  @Option(
      names = "--equations",
      paramLabel = "FILE.ode",
      description = "A file of equations, used as the system.")
  private Path equations;

  @Option(
      names = "-s",
      paramLabel = "key=value",
      description = "A parameter of the system; may be repeated.")
  private List<String> parameters = List.of();

  /// @return the name of a system or of a file of equations, as it was given; empty if none was
  /// @throws InputException for two systems, or a file of another kind
  public Optional<String> name() {
    if (equations == null) {
      return Optional.ofNullable(system);
    }
    if (system != null) {
      throw new InputException(
          "SYSTEM must be left out where --equations is given but was '%s'".formatted(system));
    }
    if (!equations.toString().endsWith(EquationProvider.EXTENSION)) {
      throw new InputException(
          "--equations must be a file whose name ends in %s but was %s"
              .formatted(EquationProvider.EXTENSION, equations));
    }
    return Optional.of(equations.toString());
  }

  /// @return values by name
  public Map<String, String> parameters() {
    return KeyValues.parse("-s", parameters);
  }

  /// @return the first parameter as it was given, if one was
  public Optional<String> firstParameter() {
    return parameters.stream().findFirst();
  }

  /// @return whether any of it was given
  public boolean given() {
    return system != null || equations != null || !parameters.isEmpty();
  }

  /// @return the file of equations, if there is one
  public InputFiles inputs() {
    return new InputFiles(
        name().filter(name -> name.endsWith(EquationProvider.EXTENSION)).map(Path::of).stream()
            .toList());
  }

  /// @param otherwise what to say where no system was given
  public SystemProvider provider(String otherwise) {
    return Systems.named(name().orElseThrow(() -> new InputException(otherwise)));
  }

  /// @param otherwise what to say where no system was given
  public DynamicalSystem create(String otherwise) {
    return provider(otherwise).create(parameters());
  }
}
