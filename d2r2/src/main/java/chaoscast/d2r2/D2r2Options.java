package chaoscast.d2r2;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;
import chaoscast.core.options.Options;
import chaoscast.core.training.ReadoutOptions;
import chaoscast.core.training.Solver;
import chaoscast.core.training.Target;
import java.util.Map;

/// Options of [D2r2Provider].
///
/// @param preset         where those left out come from
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
    @Meaning("settings for what is left out: the paper's, the most accurate, or those for rings") Preset preset,
    @Meaning("highest total degree, ≥ 1, or auto: degree and ridge from held-out roll-outs") String degree,
    @Meaning("polynomials in one variable; the last two on the data's range") Basis basis,
    @Meaning("units of the features in the regression") FeatureScaling featureScaling,
    @Meaning("neighbours on either side that a variable of a ring sees; 0: all variables") int stencil,
    @Meaning("one set of weights for all variables of a ring; needs a stencil") boolean shared,
    @Meaning("earlier states that the features see too, ≥ 0") int delays,
    @Meaning("steps from one delayed state to the next, ≥ 1") int stride,
    @Meaning("standard deviation of Gaussian noise on the training inputs, ≥ 0") double inputNoise,
    @Meaning("share of the weights that is kept, the largest, in (0, 1]") double prune,
    ReadoutOptions readout) {

  /// The word in place of a degree.
  static final String AUTO = "auto";

  /// Degree 4, next state, normal equations, β = 1e−4, as in doi:10.1098/rsta.2020.0246.
  public static final D2r2Options PAPER =
      new D2r2Options(
          Preset.PAPER,
          "4",
          Basis.MONOMIAL,
          FeatureScaling.NONE,
          0,
          false,
          0,
          1,
          0,
          1,
          ReadoutOptions.PAPER);

  /// Increments by QR without a ridge, the degree chosen.
  public static final D2r2Options PRECISE =
      new D2r2Options(
          Preset.PRECISE,
          AUTO,
          Basis.MONOMIAL,
          FeatureScaling.NONE,
          0,
          false,
          0,
          1,
          0,
          1,
          new ReadoutOptions(Target.INCREMENT, Solver.QR, 0));

  /// One set of weights for all variables of a ring, cubic in the four neighbours on either side: what
  /// two nested evaluations of Lorenz' ring reach, so that the error of a step is of order Δt³.
  public static final D2r2Options RING =
      new D2r2Options(
          Preset.RING,
          "3",
          Basis.MONOMIAL,
          FeatureScaling.NONE,
          4,
          true,
          0,
          1,
          0,
          1,
          new ReadoutOptions(Target.INCREMENT, Solver.QR, 0));

  public D2r2Options {
    if (!degree.equals(AUTO)) {
      requireDegree(degree);
    }
    Requirements.requireAtLeast("stencil", 0, stencil);
    Requirements.requireAtLeast("delays", 0, delays);
    Requirements.requireAtLeast("stride", 1, stride);
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

  private static int requireDegree(String text) {
    try {
      return Requirements.requireAtLeast("degree", 1, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new InputException(
          "degree must be a whole number or auto but was '%s'".formatted(text), e);
    }
  }

  /// @param settings those that differ from their preset's, or from the paper's
  /// @throws InputException for an unknown name or a value out of range
  static D2r2Options parse(Map<String, String> settings) {
    var presetOnly = settings.containsKey("preset")
        ? Map.of("preset", settings.get("preset"))
        : Map.<String, String>of();
    return Options.parse(Options.parse(PAPER, presetOnly).preset().options(), settings);
  }

  boolean choosesDegree() {
    return degree.equals(AUTO);
  }

  /// @return the degree
  /// @throws IllegalStateException if it is still to be chosen
  int fixedDegree() {
    if (choosesDegree()) {
      throw new IllegalStateException("the degree has not been chosen yet");
    }
    return Integer.parseInt(degree);
  }

  /// @return the same with another degree and ridge
  D2r2Options with(int newDegree, double newRidge) {
    return new D2r2Options(
        preset,
        Integer.toString(newDegree),
        basis,
        featureScaling,
        stencil,
        shared,
        delays,
        stride,
        inputNoise,
        prune,
        new ReadoutOptions(readout.target(), readout.solver(), newRidge));
  }

  /// @return steps before the first one whose features are complete
  int memory() {
    return Math.multiplyExact(delays, stride);
  }
}
