package chaoscast.esn.options;

import java.util.random.RandomGenerator;

/// How recurrent weights are drawn, before they are scaled to the spectral radius.
public enum WeightLaw {
  /// Uniform in [0, 1), as published in arXiv:1906.08829.
  NON_NEGATIVE {
    @Override
    public double draw(RandomGenerator random) {
      return random.nextDouble();
    }
  },
  /// Uniform in [−1, 1).
  SYMMETRIC {
    @Override
    public double draw(RandomGenerator random) {
      return random.nextDouble(-1, 1);
    }
  },
  /// Standard normal.
  GAUSSIAN {
    @Override
    public double draw(RandomGenerator random) {
      return random.nextGaussian();
    }
  };

  public abstract double draw(RandomGenerator random);
}
