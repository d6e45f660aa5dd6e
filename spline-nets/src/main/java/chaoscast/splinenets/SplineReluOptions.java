package chaoscast.splinenets;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;
import chaoscast.core.training.ReadoutOptions;
import chaoscast.core.training.Solver;
import chaoscast.core.training.Target;

/// Options of [SplineReluProvider].
///
/// @param directions              how the normals ξ of the breakplanes are chosen
/// @param neurons                 number of neurons with random directions, ≥ 1
/// @param breakpointsPerDirection breakplanes along each of the axes and pairs, ≥ 1
/// @param placement               where along a direction its breakplanes lie
/// @param affine                  whether a constant and the state itself are features too
/// @param readout                 how the delta-slopes are fitted
public record SplineReluOptions(
    @Meaning("normals of the breakplanes: uniform on the sphere, or all e_i and e_i ± e_j") Directions directions,
    @Meaning("number of neurons for directions=random, ≥ 1") int neurons,
    @Meaning("neurons per direction for directions=axes-and-pairs, ≥ 1") int breakpointsPerDirection,
    @Meaning("breakplanes at quantiles of the data's projections, or evenly over their range") Placement placement,
    @Meaning("whether a constant and the state itself are features too") boolean affine,
    ReadoutOptions readout) {

  /// Hundred breakplanes along every axis and pair of axes, increments, QR without ridge.
  public static final SplineReluOptions DEFAULT =
      new SplineReluOptions(
          Directions.AXES_AND_PAIRS,
          1000,
          100,
          Placement.QUANTILE,
          true,
          new ReadoutOptions(Target.INCREMENT, Solver.QR, 0));

  public SplineReluOptions {
    Requirements.requireAtLeast("neurons", 1, neurons);
    Requirements.requireAtLeast("breakpointsPerDirection", 1, breakpointsPerDirection);
  }
}
