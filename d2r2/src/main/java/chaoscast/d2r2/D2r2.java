package chaoscast.d2r2;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;

/// Polynomial regression, from Java.
///
///     SurrogateTrainer trainer = D2r2.trainer(D2r2Options.PAPER.withDegree(3), new Seed(1));
///     Surrogate surrogate = trainer.train(List.of(trajectory), Progress.NONE);
///
/// What it is: [D2r2Provider].
public final class D2r2 {
  private D2r2() {}

  /// @param options a preset such as [D2r2Options#PAPER], and what is to differ from it
  /// @param seed    of the noise on the inputs
  public static SurrogateTrainer trainer(D2r2Options options, Seed seed) {
    return new D2r2Trainer(options, seed);
  }
}
