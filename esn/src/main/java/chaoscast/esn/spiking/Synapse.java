package chaoscast.esn.spiking;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;

/// The current that one spike causes, of unit area.
///
///     α(t) = exp(−t/τ_d)/τ_d,   or with a rise   (exp(−t/τ_d) − exp(−t/τ_r))/(τ_d − τ_r)
///
/// @param rise  τ_r ≥ 0, ms; 0: at once
/// @param decay τ_d > τ_r, ms
public record Synapse(double rise, double decay) {
  public Synapse {
    Requirements.requireNonNegative("rise", rise);
    Requirements.requirePositive("decay", decay);
    if (decay <= rise) {
      throw new InputException("decay must be > rise %s but was %s".formatted(rise, decay));
    }
  }

  public static Synapse decaying(double decay) {
    return new Synapse(0, decay);
  }
}
