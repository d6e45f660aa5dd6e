package chaoscast.esn;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.esn.options.EsnOptions;

/// Echo state networks of low spectral radius, from Java.
///
///     SurrogateTrainer trainer = LsrEsn.trainer(EsnOptions.LSR_PAPER.withNodes(500), new Seed(1));
///     Surrogate surrogate = trainer.train(List.of(trajectory), Progress.NONE);
///
/// What they are: [LsrEsnProvider].
public final class LsrEsn {
  static final EsnFamily FAMILY =
      EsnFamily.of("lsr-esn", EsnOptions.LSR_PAPER, EsnOptions.PRECISE);

  private LsrEsn() {}

  /// @param options [EsnOptions#LSR_PAPER] or [EsnOptions#PRECISE], and what is to differ from them
  /// @param seed    source of every random draw
  public static SurrogateTrainer trainer(EsnOptions options, Seed seed) {
    return FAMILY.trainer(options, seed);
  }
}
