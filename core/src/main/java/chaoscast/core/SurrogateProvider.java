package chaoscast.core;

import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One kind of surrogate, found by [java.util.ServiceLoader]: put a jar with an implementation on the
/// class path and every command knows it.
///
/// An implementation needs a public constructor without parameters and a line in
/// `META-INF/services/chaoscast.core.SurrogateProvider`.
public interface SurrogateProvider {
  /// @return the name on the command line: lower case, words joined by hyphens
  String name();

  /// @return one line on what it is
  String summary();

  /// @return its settings with their defaults
  List<OptionDescription> options();

  /// @param settings settings by name; those left out keep their defaults
  /// @param seed     source of every random draw
  /// @throws InputException for an unknown name or a value out of range
  SurrogateTrainer trainer(Map<String, String> settings, Seed seed);

  /// What is worth trying where settings are chosen by forecasts of held-out data. By default: options whose
  /// names are common, such as `degree`, `delays`, `ridge` and `spectralRadius`.
  ///
  /// @param data that the surrogate will be trained on
  /// @return settings that [#trainer] takes; [SettingsSpace#NONE] keeps the defaults
  default SettingsSpace settingsSpace(DataShape data) {
    return SettingsSpace.byNames(options());
  }

  /// @return whether it takes part in a comparison that names no surrogates
  default boolean comparedByDefault() {
    return true;
  }

  /// @return whether its surrogates are equations that people read, all of whose terms matter
  default boolean learnsEquations() {
    return false;
  }

  /// @return whether a step of its surrogates is exactly what [Surrogate#polynomials] gives, rather than near it
  default boolean isPolynomial() {
    return learnsEquations();
  }

  /// What there is to say of a trained surrogate besides its settings and its polynomials.
  ///
  /// @param surrogate of this provider, in its own units
  /// @param data      of the system it was trained on, in the surrogate's units, if there are any
  /// @return lines that each end in a line feed; empty if there is nothing
  /// @throws InputException if the data are not of the surrogate's kind
  default String view(Surrogate surrogate, Optional<Trajectory> data) {
    return "";
  }

  /// @param file   what [Surrogate#write] of a surrogate of this provider wrote
  /// @param header what the file says besides; the surrogate that is read has it
  Surrogate read(ModelFile file, ModelHeader header);
}
