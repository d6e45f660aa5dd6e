package chaoscast.d2r2;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;
import chaoscast.core.options.Options;
import chaoscast.core.options.Presets;
import chaoscast.core.training.ReadoutOptions;
import chaoscast.core.training.Solver;
import chaoscast.core.training.Target;
import java.util.List;
import java.util.Map;

/// Options of [D2r2].
///
///     D2r2Options options = D2r2Options.PAPER.withDegree(3).withRidge(1e-6);
///
/// @param preset         name of the preset that they were made from
/// @param degree         highest total degree of the polynomials, ≥ 1, or `auto`
/// @param basis          the polynomials in one variable
/// @param featureScaling units of the features in the regression
/// @param stencil        r ≥ 1: variable k sees its neighbours k − r … k + r on a ring; 0: all
/// @param shared         whether all variables of a ring have the same weights; needs a stencil
/// @param delays         earlier states that the features see too, ≥ 0
/// @param stride         steps from one delayed state to the next, ≥ 1
/// @param inputNoise     standard deviation of Gaussian noise on the training inputs, ≥ 0; teaches a
///                       forecast from delays to return to the attractor
/// @param prune          share of the weights that is kept, the largest, in (0, 1]
/// @param readout        how the readout is fitted; where the degree is `auto` other ridges are tried
public record D2r2Options(
    @Meaning("settings for what is left out: the paper's, the most accurate, or those for rings") String preset,
    @Meaning("highest total degree, ≥ 1, or auto: degree and ridge from held-out roll-outs") Degree degree,
    @Meaning("polynomials in one variable; the last two on the data's range") Basis basis,
    @Meaning("units of the features in the regression") FeatureScaling featureScaling,
    @Meaning("neighbours on either side that a variable of a ring sees; 0: all variables") int stencil,
    @Meaning("one set of weights for all variables of a ring; needs a stencil") boolean shared,
    @Meaning("earlier states that the features see too, ≥ 0") int delays,
    @Meaning("steps from one delayed state to the next, ≥ 1") int stride,
    @Meaning("standard deviation of Gaussian noise on the training inputs, ≥ 0") double inputNoise,
    @Meaning("share of the weights that is kept, the largest, in (0, 1]") double prune,
    ReadoutOptions readout) {

  /// Degree 4, next state, normal equations, β = 1e−4, as in doi:10.1098/rsta.2020.0246.
  public static final D2r2Options PAPER =
      new D2r2Options(
          "paper",
          Degree.of(4),
          Basis.MONOMIAL,
          FeatureScaling.NONE,
          0,
          false,
          0,
          1,
          0,
          1,
          ReadoutOptions.PAPER);

  /// Increments by streaming QR, degree and ridge chosen from the training data.
  public static final D2r2Options PRECISE =
      PAPER
          .withPreset("precise")
          .withDegree(Degree.auto())
          .withReadout(new ReadoutOptions(Target.INCREMENT, Solver.QR, 0));

  /// One set of weights for all variables of a ring, cubic in the four neighbours on either side: what
  /// two nested evaluations of Lorenz' ring reach, so that the error of a step is of order Δt³.
  public static final D2r2Options RING =
      PRECISE.withPreset("ring").withDegree(3).withStencil(4).withShared(true);

  /// The presets by name.
  public static final Presets<D2r2Options> PRESETS =
      Presets.of(
          "d2r2",
          "settings for what is left out: the paper's, the most accurate, or those for rings",
          D2r2Options::preset,
          List.of(PAPER, PRECISE, RING));

  private static final int MOST_STEPS_BACK = 1_000_000_000;

  public D2r2Options {
    Requirements.requireAtLeast("stencil", 0, stencil);
    Requirements.requireAtLeast("delays", 0, delays);
    Requirements.requireAtLeast("stride", 1, stride);
    if ((long) delays * stride > MOST_STEPS_BACK) {
      throw new InputException(
          "stride must be ≤ %d with delays=%d, which reach back %d steps at most, but was %d"
              .formatted(MOST_STEPS_BACK / delays, delays, MOST_STEPS_BACK, stride));
    }
    Requirements.requireNonNegative("inputNoise", inputNoise);
    Requirements.requireBetween("prune", Double.MIN_VALUE, 1, prune);
    if (shared && stencil == 0) {
      throw new InputException("shared weights need a stencil ≥ 1 but stencil was 0");
    }
    if (stencil > 0 && delays > 0) {
      throw new InputException("delays must be 0 with a stencil but were " + delays);
    }
    if (stencil > 0 && inputNoise > 0) {
      throw new InputException("inputNoise must be 0 with a stencil but was " + inputNoise);
    }
    if (featureScaling == FeatureScaling.RMS && (stencil > 0 || delays > 0)) {
      throw new InputException(
          "featureScaling must be none with a stencil or delays but was rms");
    }
  }

  /// @param settings those that differ from their preset's, or from the paper's
  /// @throws InputException for an unknown name or a value out of range
  static D2r2Options parse(Map<String, String> settings) {
    return Options.parse(PRESETS, settings);
  }

  /// @return the degree
  /// @throws IllegalStateException if it is still to be chosen
  int fixedDegree() {
    return switch (degree) {
      case Degree.Fixed fixed -> fixed.degree();
      case Degree.Auto _ -> throw new IllegalStateException("the degree has not been chosen yet");
    };
  }

  /// @return steps before the first one whose features are complete
  int memory() {
    return delays * stride;
  }

  public D2r2Options withPreset(String newPreset) {
    return Options.with(this, "preset", newPreset);
  }

  public D2r2Options withDegree(Degree newDegree) {
    return Options.with(this, "degree", newDegree);
  }

  /// @param newDegree ≥ 1
  public D2r2Options withDegree(int newDegree) {
    return withDegree(Degree.of(newDegree));
  }

  public D2r2Options withBasis(Basis newBasis) {
    return Options.with(this, "basis", newBasis);
  }

  public D2r2Options withFeatureScaling(FeatureScaling newFeatureScaling) {
    return Options.with(this, "featureScaling", newFeatureScaling);
  }

  public D2r2Options withStencil(int newStencil) {
    return Options.with(this, "stencil", newStencil);
  }

  public D2r2Options withShared(boolean newShared) {
    return Options.with(this, "shared", newShared);
  }

  public D2r2Options withDelays(int newDelays) {
    return Options.with(this, "delays", newDelays);
  }

  public D2r2Options withStride(int newStride) {
    return Options.with(this, "stride", newStride);
  }

  public D2r2Options withInputNoise(double newInputNoise) {
    return Options.with(this, "inputNoise", newInputNoise);
  }

  public D2r2Options withPrune(double newPrune) {
    return Options.with(this, "prune", newPrune);
  }

  public D2r2Options withReadout(ReadoutOptions newReadout) {
    return Options.with(this, "readout", newReadout);
  }

  public D2r2Options withTarget(Target newTarget) {
    return withReadout(readout.withTarget(newTarget));
  }

  public D2r2Options withSolver(Solver newSolver) {
    return withReadout(readout.withSolver(newSolver));
  }

  public D2r2Options withRidge(double newRidge) {
    return withReadout(readout.withRidge(newRidge));
  }
}
