package chaoscast.core;

import chaoscast.core.files.ModelFile;
import chaoscast.core.options.NearestName;
import chaoscast.core.scaling.ScaledSurrogate;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/// The surrogates on the class path.
public final class Surrogates {
  private Surrogates() {}

  /// @return every provider that [ServiceLoader] finds, by name
  public static List<SurrogateProvider> all() {
    return ServiceLoader.load(SurrogateProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(SurrogateProvider::name))
        .toList();
  }

  /// @throws InputException with the nearest name if there is none of that name
  public static SurrogateProvider provider(String name) {
    List<SurrogateProvider> all = all();
    return all.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> NearestName.unknown(
                "surrogate", name, all.stream().map(SurrogateProvider::name).toList()));
  }

  /// Writes a surrogate to a file of its own.
  public static void save(Surrogate surrogate, Path path) {
    ModelFile file = ModelFile.create();
    surrogate.write(file);
    file.put("provider", surrogate.provider());
    file.save(path);
  }

  /// @throws InputException if the file is not a model of a surrogate on the class path
  public static Surrogate load(Path path) {
    ModelFile file = ModelFile.open(path);
    return ScaledSurrogate.read(provider(file.text("provider")).read(file), file);
  }
}
