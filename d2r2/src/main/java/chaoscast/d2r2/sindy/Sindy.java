package chaoscast.d2r2.sindy;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;

/// Sparse identification of equations, from Java.
///
///     SurrogateTrainer trainer = Sindy.trainer(SindyOptions.STANDARD.withDegree(3), new Seed(1));
///     Surrogate surrogate = trainer.train(List.of(trajectory), Progress.NONE);
///
/// What it is: [SindyProvider].
public final class Sindy {
  private Sindy() {}

  /// @param options [SindyOptions#STANDARD], and what is to differ from it
  /// @param seed    not used: nothing is drawn at random
  public static SurrogateTrainer trainer(SindyOptions options, Seed seed) {
    return new SindyTrainer(options);
  }
}
