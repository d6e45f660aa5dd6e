package chaoscast.lorenz.equations;

import chaoscast.core.InputException;
import chaoscast.core.files.InputFile;
import chaoscast.core.options.OptionDescription;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemProvider;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A system from text, offered as those that are written in Java are.
///
/// @param name what to call it
/// @param text its equations
public record EquationProvider(String name, EquationText text) implements SystemProvider {
  /// How the names of files of equations end.
  public static final String EXTENSION = ".ode";

  /// The key of the equations in [chaoscast.core.Provenance#generation].
  public static final String EQUATIONS = "equations";

  /// @param file its name, less `.ode`, is that of the system
  /// @throws InputException if it cannot be read or understood, naming the file, line and column
  public static EquationProvider read(Path file) {
    InputFile.requireReadable(file);
    try {
      if (Files.size(file) > 4L * EquationText.LONGEST) {
        throw new InputException(
            "%s must have ≤ %d characters to be a system's text but has %d bytes"
                .formatted(file, EquationText.LONGEST, Files.size(file)));
      }
      String name = file.getFileName().toString();
      int end = name.endsWith(EXTENSION) ? name.length() - EXTENSION.length() : name.length();
      return of(file.toString(), name.substring(0, end), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new InputException("%s must be text in UTF-8 but is not".formatted(file), e);
    } catch (IOException e) {
      throw new InputException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// @param origin for messages
  /// @throws InputException if the text is no system, or its defaults do not fit
  static EquationProvider of(String origin, String name, String text) {
    try {
      var provider = new EquationProvider(name, EquationText.parse(text));
      provider.defaultSystem();
      return provider;
    } catch (InputException e) {
      throw new InputException("%s, %s".formatted(origin, e.getMessage()), e);
    }
  }

  @Override
  public DynamicalSystem defaultSystem() {
    return EquationSystem.create(name, text, Map.of());
  }

  /// The first line of its heading.
  @Override
  public String summary() {
    return text.heading().isEmpty() ? "given as text" : text.heading().getFirst();
  }

  @Override
  public List<OptionDescription> options() {
    return defaultSystem().parameters().entrySet().stream()
        .map(
            parameter -> new OptionDescription(
                parameter.getKey(),
                "number",
                parameter.getValue(),
                text.comments().getOrDefault(parameter.getKey(), "")))
        .toList();
  }

  @Override
  public DynamicalSystem create(Map<String, String> parameters) {
    try {
      return EquationSystem.create(name, text, parameters);
    } catch (InputException e) {
      throw e.getMessage().startsWith("line ")
          ? new InputException("%s, %s".formatted(name, e.getMessage()), e)
          : e;
    }
  }
}
