package chaoscast.core.extended;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.files.ModelFile;
import chaoscast.core.options.NearestName;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/// Trains one kind of surrogate in long arithmetic; found by [java.util.ServiceLoader].
public interface ExtendedTrainer {
  /// @return the surrogate's name, as `surrogates` lists it
  String name();

  /// @param data     to train on
  /// @param substeps Runge–Kutta steps between two states by which the data were made
  /// @param options  values by name
  /// @param threads  greatest number that run at once; decides no result
  /// @throws InputException for an unknown option, a value out of range or data that do not suffice
  ExtendedModel train(
      ExtendedTrajectory data,
      int substeps,
      Map<String, String> options,
      int threads,
      Progress progress);

  /// @param options values by name
  /// @return every setting by name
  /// @throws InputException for an unknown option or a value out of range
  Map<String, String> settings(Map<String, String> options);

  /// @param file     what [ExtendedModel#write] of a model of this trainer wrote
  /// @param format   of its weights
  /// @param settings as [#settings] gave them
  /// @throws InputException if it does not hold what the model needs
  ExtendedModel read(ModelFile file, BigFloatFormat format, Map<String, String> settings);

  /// @return names of the surrogates that compute in long arithmetic
  static List<String> names() {
    return all().stream().map(ExtendedTrainer::name).toList();
  }

  private static List<ExtendedTrainer> all() {
    return ServiceLoader.load(ExtendedTrainer.class).stream().map(ServiceLoader.Provider::get)
        .toList();
  }

  /// @return the trainer of that name
  /// @throws InputException if no surrogate of that name computes in long arithmetic
  static ExtendedTrainer named(String name) {
    return all().stream()
        .filter(trainer -> trainer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> NearestName.unknown("surrogate that computes in long arithmetic", name, names()));
  }
}
