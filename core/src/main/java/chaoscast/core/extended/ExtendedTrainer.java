package chaoscast.core.extended;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
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

  /// @return the trainer of that name
  /// @throws InputException if no surrogate of that name computes in long arithmetic
  static ExtendedTrainer named(String name) {
    List<ExtendedTrainer> all =
        ServiceLoader.load(ExtendedTrainer.class).stream().map(ServiceLoader.Provider::get)
            .toList();
    return all.stream()
        .filter(trainer -> trainer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> NearestName.unknown(
                "surrogate that computes in long arithmetic", name,
                all.stream().map(ExtendedTrainer::name).toList()));
  }
}
