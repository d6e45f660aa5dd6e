package chaoscast.evaluation.cli;

import chaoscast.core.Seed;
import picocli.CommandLine.Option;

/// The master seed.
final class SeedOptions {
  static final String NAME = "--seed";

  @Option(
      names = NAME,
      paramLabel = "S",
      defaultValue = "1",
      description = "Source of every random draw, a whole number. Default: ${DEFAULT-VALUE}.")
  private long seed;

  Seed seed() {
    return new Seed(seed);
  }
}
