package chaoscast.core;

import chaoscast.core.driven.DrivenSurrogate;
import chaoscast.core.extended.ExtendedSurrogate;
import chaoscast.core.files.ModelFile;
import chaoscast.core.hybrid.HybridSurrogate;
import chaoscast.core.hybrid.KnowledgeText;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.scaling.ScaledSurrogate;
import chaoscast.core.scaling.Scaling;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
    write(surrogate, file);
    file.save(path);
  }

  /// Writes a surrogate to a part of a file.
  ///
  /// @param file modified
  public static void write(Surrogate surrogate, ModelFile file) {
    surrogate.header().write(file);
    surrogate.write(file);
  }

  /// Reads a model, whose checksum, numbers and settings are checked before anything is done with them.
  ///
  /// @throws InputException naming the file if it is not a model of a surrogate on the class path, or does not
  ///     hold what one needs
  public static Surrogate load(Path path) {
    ModelFile file = ModelFile.open(path);
    SurrogateProvider provider = provider(file.text("provider"));
    try {
      file.requireFinite(entry -> entry.matches("(.*/)?remarks/\\d+/figures"));
      return read(provider, file);
    } catch (RuntimeException e) {
      String message = String.valueOf(e.getMessage());
      if (e instanceof InputException named && message.contains(path.toString())) {
        throw named;
      }
      throw new InputException("model file %s cannot be used: %s".formatted(path, message), e);
    }
  }

  private static Surrogate read(SurrogateProvider provider, ModelFile file) {
    List<String> known = provider.options().stream().map(OptionDescription::name).toList();
    ModelHeader header = ModelHeader.read(file, provider.name(), known);
    if (!file.isVerified()) {
      var settings = new LinkedHashMap<>(header.settings());
      settings.keySet().retainAll(known);
      provider.trainer(settings, new Seed(0)); // refuses what is out of range
    }
    if (ExtendedSurrogate.isIn(file)) {
      return ExtendedSurrogate.read(file, header);
    }
    ModelHeader own = header.withScaling(Optional.empty()).withInputs(List.of());
    Optional<KnowledgeText> corrected =
        HybridSurrogate.isIn(file) ? header.knowledge() : Optional.empty();
    Surrogate states =
        corrected.isPresent()
            ? HybridSurrogate.read(
                file, provider.read(file, own.withKnowledge(Optional.empty())), corrected.get())
            : ScaledSurrogate.of(provider.read(file, own), header.scaling());
    return DrivenSurrogate.of(states, header.inputs());
  }

  /// What there is to say of a trained surrogate besides its settings and its polynomials.
  ///
  /// @param data of the system it was trained on, in the system's units, if there are any
  /// @return lines that each end in a line feed; empty if there is nothing
  /// @throws InputException if the data are not of the surrogate's kind
  public static String view(Surrogate surrogate, Optional<Trajectory> data) {
    data.ifPresent(surrogate::requireLike);
    Optional<HybridSurrogate> hybrid = HybridSurrogate.in(surrogate);
    if (hybrid.isPresent()) {
      return provider(surrogate.provider())
          .view(
              hybrid.get().inner(),
              data.map(Trajectory::withInputsAsStates).map(hybrid.get()::seen));
    }
    Optional<Scaling> scaling = surrogate.header().scaling();
    return provider(surrogate.provider())
        .view(
            surrogate.inOwnUnits(),
            data.map(Trajectory::withInputsAsStates)
                .map(states -> scaling.isPresent() ? scaling.get().apply(states) : states));
  }
}
