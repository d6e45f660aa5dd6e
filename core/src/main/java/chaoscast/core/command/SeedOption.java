package chaoscast.core.command;

import chaoscast.core.Seed;
import picocli.CommandLine.Option;

/// The master seed.
public final class SeedOption {
  public static final String NAME = "--seed";

  @Option(
      names = NAME,
      paramLabel = "S",
      defaultValue = "1",
      description = "Source of every random draw, a whole number. Default: ${DEFAULT-VALUE}.")
  private long seed;

  public Seed seed() {
    return new Seed(seed);
  }
}
