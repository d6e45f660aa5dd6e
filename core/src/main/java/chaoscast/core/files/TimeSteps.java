package chaoscast.core.files;

import chaoscast.core.InputException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/// One time step from what a file says and what the user says.
public final class TimeSteps {
  private TimeSteps() {}

  /// @param said      Δt according to the file
  /// @param given     Δt according to the user
  /// @param tolerance relative difference that is no contradiction
  /// @return the file's time step, or else the user's
  public static double resolve(Path file, OptionalDouble said, OptionalDouble given, double tolerance) {
    if (said.isEmpty() && given.isEmpty()) {
      throw new InputException(
          "the time step of %s must be known but the file does not say it: give it with --dt"
              .formatted(file));
    }
    said.ifPresent(step -> requirePositive("the time step in " + file, step));
    given.ifPresent(step -> requirePositive("the time step given for " + file, step));
    if (said.isPresent() && given.isPresent()) {
      double difference = Math.abs(said.getAsDouble() - given.getAsDouble());
      if (difference > tolerance * said.getAsDouble()) {
        throw new InputException(
            "the time step given for %s must be the file's %s but was %s"
                .formatted(file, said.getAsDouble(), given.getAsDouble()));
      }
    }
    return said.orElseGet(given::getAsDouble);
  }

  private static void requirePositive(String name, double step) {
    if (!(step > 0 && Double.isFinite(step))) {
      throw new InputException("%s must be > 0 but was %s".formatted(name, step));
    }
  }
}
