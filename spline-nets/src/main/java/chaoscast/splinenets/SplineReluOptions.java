package chaoscast.splinenets;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.SizeLimit;
import chaoscast.core.options.Meaning;
import chaoscast.core.options.Options;
import chaoscast.core.options.Presets;
import chaoscast.core.ring.StencilOptions;
import chaoscast.core.text.EnumWords;
import chaoscast.core.training.ReadoutOptions;
import chaoscast.core.training.Solver;
import chaoscast.core.training.Target;
import chaoscast.splinenets.placement.Directions;
import chaoscast.splinenets.placement.Placement;
import java.util.List;

/// Options of [SplineRelu].
///
///     SplineReluOptions options = SplineReluOptions.PAPER.withPower(3).withRidge(1e-9);
///
/// @param preset                  name of the preset that they were made from
/// @param power                   p of the neurons max(0, ·)^p, ≥ 1; 1 is the paper's network
/// @param directions              how the normals ξ of the breakplanes are chosen
/// @param neurons                 neurons of random directions of their own, ≥ 1
/// @param randomDirections        random directions that neurons share; 0: each its own
/// @param breakpointsPerDirection breakplanes along each shared direction, their mean number if placed by
///                                curvature, ≥ 1
/// @param placement               where along a direction its breakplanes lie
/// @param affine                  whether the polynomials up to degree p are features too
/// @param turnSteps               Levenberg–Marquardt steps of the directions, for placement=expected-error;
///                                0: none
/// @param releaseSteps            Levenberg–Marquardt steps of the breakplanes; 0: frozen
/// @param releaseStates           training states that those steps see, ≥ 2
/// @param readout                 how the delta-slopes are fitted
/// @param ring                    which variables a variable of a ring is forecast from
public record SplineReluOptions(
    @Meaning("what all other options are by default; further keys override it") String preset,
    @Meaning("p ≥ 1 of the neurons max(0, ·)^p; 1 is the ReLU") int power,
    @Meaning("normals of the breakplanes") Directions directions,
    @Meaning("neurons for directions=random, randomDirections=0, ≥ 1") int neurons,
    @Meaning("random directions that neurons share; 0: each its own") int randomDirections,
    @Meaning("neurons a shared direction; on average for curvature; ≥ 1") int breakpointsPerDirection,
    @Meaning("where along a direction the breakplanes lie") Placement placement,
    @Meaning("whether polynomials up to degree p are features too") boolean affine,
    @Meaning("steps that turn shared directions; needs expected-error") int turnSteps,
    @Meaning("steps that move the breakplanes after a frozen fit; 0: none") int releaseSteps,
    @Meaning("training states that those steps see, ≥ 2") int releaseStates,
    ReadoutOptions readout,
    StencilOptions ring) {

  /// Hundred breakplanes along every axis and pair of axes, increments, QR without ridge.
  public static final SplineReluOptions PAPER =
      new SplineReluOptions(
          "paper",
          1,
          Directions.AXES_AND_PAIRS,
          1000,
          0,
          100,
          Placement.QUANTILE,
          true,
          0,
          0,
          16_384,
          new ReadoutOptions(Target.INCREMENT, Solver.QR, 0),
          StencilOptions.ALL);

  /// Splines of order 7 along sixty random directions, 1320 features in three variables. Of the powers
  /// 3 to 9, 7 sees farthest on Lorenz 63 data of another seed than the scored one: 31.4 Lyapunov
  /// times at seed 11, against 30.4 for 6, 31.2 for 8 and 31.4 for 9, which need more.
  public static final SplineReluOptions PRECISE =
      PAPER
          .withPreset("precise")
          .withPower(7)
          .withDirections(Directions.RANDOM)
          .withRandomDirections(60)
          .withBreakpointsPerDirection(20);

  /// 495 neurons in three variables: their directions turned from axes and pairs, their breakpoints where
  /// the expected error is least. Levenberg–Marquardt steps of every breakplane by itself after that lower
  /// the training error by a tenth, that on other data by a fiftieth.
  public static final SplineReluOptions RELEASED =
      PAPER
          .withPreset("released")
          .withBreakpointsPerDirection(55)
          .withPlacement(Placement.EXPECTED_ERROR)
          .withTurnSteps(20);

  /// The presets by name.
  public static final Presets<SplineReluOptions> PRESETS =
      Presets.of(
          SplineRelu.NAME,
          "what all other options are by default; further keys override it",
          SplineReluOptions::preset,
          List.of(PAPER, PRECISE, RELEASED));

  private static final int MOST_STEPS = 10_000;

  public SplineReluOptions {
    Requirements.requireAtLeast("power", 1, power);
    Requirements.requireAtLeast("neurons", 1, neurons);
    Requirements.requireAtLeast("randomDirections", 0, randomDirections);
    Requirements.requireAtLeast("breakpointsPerDirection", 1, breakpointsPerDirection);
    Requirements.requireAtLeast("turnSteps", 0, turnSteps);
    if (turnSteps > 0 && placement != Placement.EXPECTED_ERROR) {
      throw new InputException(
          "placement must be expected-error where turnSteps is not 0 but was "
              + EnumWords.of(placement));
    }
    if (turnSteps > 0 && directions == Directions.RANDOM && randomDirections == 0) {
      throw new InputException(
          "randomDirections must be ≥ 1 where turnSteps is not 0 but was 0: neurons with a "
              + "direction each share none that could turn");
    }
    Requirements.requireAtLeast("releaseSteps", 0, releaseSteps);
    SizeLimit.requireAtMost("turnSteps", turnSteps, MOST_STEPS, "a fit has long settled");
    SizeLimit.requireAtMost("releaseSteps", releaseSteps, MOST_STEPS, "a fit has long settled");
    Requirements.requireAtLeast("releaseStates", 2, releaseStates);
  }

  /// @return whether every neuron has a direction of its own
  boolean ownDirections() {
    return directions == Directions.RANDOM && randomDirections == 0;
  }

  public SplineReluOptions withPreset(String newPreset) {
    return Options.with(this, "preset", newPreset);
  }

  public SplineReluOptions withPower(int newPower) {
    return Options.with(this, "power", newPower);
  }

  public SplineReluOptions withDirections(Directions newDirections) {
    return Options.with(this, "directions", newDirections);
  }

  public SplineReluOptions withNeurons(int newNeurons) {
    return Options.with(this, "neurons", newNeurons);
  }

  public SplineReluOptions withRandomDirections(int newRandomDirections) {
    return Options.with(this, "randomDirections", newRandomDirections);
  }

  public SplineReluOptions withBreakpointsPerDirection(int newBreakpointsPerDirection) {
    return Options.with(this, "breakpointsPerDirection", newBreakpointsPerDirection);
  }

  public SplineReluOptions withPlacement(Placement newPlacement) {
    return Options.with(this, "placement", newPlacement);
  }

  public SplineReluOptions withAffine(boolean newAffine) {
    return Options.with(this, "affine", newAffine);
  }

  public SplineReluOptions withTurnSteps(int newTurnSteps) {
    return Options.with(this, "turnSteps", newTurnSteps);
  }

  public SplineReluOptions withReleaseSteps(int newReleaseSteps) {
    return Options.with(this, "releaseSteps", newReleaseSteps);
  }

  public SplineReluOptions withReleaseStates(int newReleaseStates) {
    return Options.with(this, "releaseStates", newReleaseStates);
  }

  public SplineReluOptions withReadout(ReadoutOptions newReadout) {
    return Options.with(this, "readout", newReadout);
  }

  public SplineReluOptions withRing(StencilOptions newRing) {
    return Options.with(this, "ring", newRing);
  }

  public SplineReluOptions withStencil(int newStencil) {
    return withRing(ring.withStencil(newStencil));
  }

  public SplineReluOptions withShared(boolean newShared) {
    return withRing(ring.withShared(newShared));
  }

  public SplineReluOptions withTarget(Target newTarget) {
    return withReadout(readout.withTarget(newTarget));
  }

  public SplineReluOptions withSolver(Solver newSolver) {
    return withReadout(readout.withSolver(newSolver));
  }

  public SplineReluOptions withRidge(double newRidge) {
    return withReadout(readout.withRidge(newRidge));
  }
}
