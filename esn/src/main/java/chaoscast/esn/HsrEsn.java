package chaoscast.esn;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.esn.options.EsnOptions;

/// Echo state networks of high spectral radius, from Java.
///
///     SurrogateTrainer trainer = HsrEsn.trainer(EsnOptions.HSR_PAPER.withBias(0.5), new Seed(1));
///     Surrogate surrogate = trainer.train(List.of(trajectory), Progress.NONE);
///
/// What they are: [HsrEsnProvider].
public final class HsrEsn {
  static final EsnFamily FAMILY = EsnFamily.of("hsr-esn", EsnOptions.HSR_PAPER);

  private HsrEsn() {}

  /// @param options [EsnOptions#HSR_PAPER], and what is to differ from it
  /// @param seed    source of every random draw
  public static SurrogateTrainer trainer(EsnOptions options, Seed seed) {
    return FAMILY.trainer(options, seed);
  }
}
