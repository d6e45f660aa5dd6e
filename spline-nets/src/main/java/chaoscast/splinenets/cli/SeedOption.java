package chaoscast.splinenets.cli;

import chaoscast.core.Seed;
import picocli.CommandLine.Option;

/// The master seed.
final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Source of every random draw, a whole number. Default: ${DEFAULT-VALUE}.")
  private long seed;

  Seed seed() {
    return new Seed(seed);
  }
}
