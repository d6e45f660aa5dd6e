package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.files.TemporaryFiles;
import chaoscast.evaluation.ensemble.EnsembleTraining;
import chaoscast.evaluation.ensemble.MemberTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/// Trains each member of an ensemble as a piece of work of an engine; members travel as model files, on every engine.
///
/// @param engine   decides no bit
/// @param progress of members that are trained
public record EngineMembers(TrialEngine engine, Progress progress) implements MemberTrainer {
  @Override
  public List<Surrogate> train(EnsembleTraining training) {
    return engine.pieces(training.name(), training.count(), pieces(training), progress).stream()
        .map(EngineMembers::model)
        .toList();
  }

  /// @return the members' models, as bytes of files
  private static IntFunction<byte[]> pieces(EnsembleTraining training) {
    return number -> bytes(training.member(number));
  }

  /// @param trainings that a command has, by name
  public static PieceFinder finder(EnsembleTrainings trainings) {
    return name -> pieces(
        trainings.named(name)
            .orElseThrow(
                () -> new InputException(
                    "the ensemble '%s' must be one of the command's but is not".formatted(name),
                    "run workers of the same version")));
  }

  private static byte[] bytes(Surrogate model) {
    return inFolder(
        file -> {
          Surrogates.save(model, file);
          return Files.readAllBytes(file);
        });
  }

  private static Surrogate model(byte[] bytes) {
    return inFolder(
        file -> {
          Files.write(file, bytes);
          return Surrogates.load(file);
        });
  }

  /// What is done with a file.
  private interface Use<T> {
    T of(Path file) throws IOException;
  }

  private static <T> T inFolder(Use<T> use) {
    try {
      Path folder = TemporaryFiles.folder();
      try {
        return use.of(folder.resolve("member.h5"));
      } finally {
        TemporaryFiles.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
