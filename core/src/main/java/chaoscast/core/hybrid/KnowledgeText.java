package chaoscast.core.hybrid;

import chaoscast.core.InputException;
import chaoscast.core.files.ModelFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/// An imperfect model in words, as files of surrogates hold it: with the equations, so that nothing else is needed.
///
/// @param system     its name
/// @param parameters every parameter's value by name, in the system's order
/// @param equations  its text; empty where the name says it all, of systems that are written in Java
public record KnowledgeText(
    String system, Map<String, String> parameters, String equations) {

  private static final String GROUP = "knowledge";

  public KnowledgeText {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /// @return the model
  /// @throws InputException if nothing on the class path understands it
  public Knowledge knowledge() {
    return ServiceLoader.load(KnowledgeReader.class).stream()
        .map(reader -> reader.get().read(this))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () -> new InputException(
                "the model %s that was corrected must be known but is not".formatted(system),
                "put the module with its equations, such as chaoscast-lorenz, on the class path"));
  }

  /// @return such as `lorenz63 sigma=10.0 rho=29.4 beta=2.6666666666666665`
  public String described() {
    return parameters.entrySet().stream()
        .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("", system, ""));
  }

  /// @param file modified
  public void write(ModelFile file) {
    ModelFile group = file.group(GROUP);
    group.put("system", system);
    group.put("equations", equations);
    ModelFile named = group.group("parameters");
    parameters.forEach(named::put);
  }

  /// @return what [#write] wrote; empty if there is none
  public static Optional<KnowledgeText> read(ModelFile file) {
    ModelFile group = file.group(GROUP);
    if (!group.has("system")) {
      return Optional.empty();
    }
    ModelFile named = group.group("parameters");
    var parameters = new LinkedHashMap<String, String>();
    for (String name : named.names()) {
      parameters.put(name, named.text(name));
    }
    return Optional.of(
        new KnowledgeText(
            group.text("system"), parameters, group.text("equations")));
  }
}
