package chaoscast.splinenets.placement;

/// Where along a direction its breakplanes lie, given the data's projections on it.
public enum Placement {
  /// At the quantiles (k + ½)/count of the projections.
  QUANTILE {
    @Override
    public double[] place(double[] sorted, int count) {
      double[] breakpoints = new double[count];
      for (int k = 0; k < count; k++) {
        double position = (k + 0.5) / count * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        breakpoints[k] = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
      }
      return breakpoints;
    }
  },
  /// Evenly over the projections' range, half a spacing from its ends.
  UNIFORM {
    @Override
    public double[] place(double[] sorted, int count) {
      double least = sorted[0];
      double range = sorted[sorted.length - 1] - least;
      double[] breakpoints = new double[count];
      for (int k = 0; k < count; k++) {
        breakpoints[k] = least + (k + 0.5) / count * range;
      }
      return breakpoints;
    }
  },
  /// At first evenly; a first fit there then says where more are needed, and along which directions
  /// ([BendingDensity]).
  CURVATURE {
    @Override
    public double[] place(double[] sorted, int count) {
      return UNIFORM.place(sorted, count);
    }
  },
  /// Where, and along which directions, the mean squared error of that many breakplanes is expected to be
  /// least: as dense as (ρ f″²)^(1/5) for p = 1, with ρ the data's density ([AdditiveFit]).
  EXPECTED_ERROR {
    @Override
    public double[] place(double[] sorted, int count) {
      return UNIFORM.place(sorted, count);
    }
  };

  /// @param sorted the data's projections in rising order, not empty; not modified
  /// @param count  number of breakplanes, ≥ 1
  /// @return breakpoints in rising order
  public abstract double[] place(double[] sorted, int count);
}
