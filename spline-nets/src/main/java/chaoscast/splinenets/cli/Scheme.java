package chaoscast.splinenets.cli;

import chaoscast.splinenets.initialisation.Initialisation;
import chaoscast.splinenets.initialisation.StandardScheme;
import chaoscast.splinenets.initialisation.UniformBreakpoints;
import java.util.Optional;

/// The initialisations that the command line offers: the standard ones, and breakpoints drawn
/// uniformly over the data.
enum Scheme {
  HE_GAUSSIAN("He, Gaussian", StandardScheme.HE_GAUSSIAN),
  HE_UNIFORM("He, uniform", StandardScheme.HE_UNIFORM),
  GLOROT_GAUSSIAN("Glorot, Gaussian", StandardScheme.GLOROT_GAUSSIAN),
  GLOROT_UNIFORM("Glorot, uniform", StandardScheme.GLOROT_UNIFORM),
  PYTORCH("PyTorch default", StandardScheme.PYTORCH),
  /// With He's initial roughness, 4: σ_μ = 2/√H.
  UNIFORM_BREAKPOINTS("uniform breakpoints", null);

  private final String words;
  private final Optional<StandardScheme> standard;

  Scheme(String words, StandardScheme standard) {
    this.words = words;
    this.standard = Optional.ofNullable(standard);
  }

  String words() {
    return words;
  }

  Optional<StandardScheme> standard() {
    return standard;
  }

  /// @param lower   end of the data's range
  /// @param upper   other end
  /// @param neurons H
  /// @param factor  on all scales
  Initialisation at(double lower, double upper, int neurons, double factor) {
    return standard
        .<Initialisation>map(scheme -> scheme.at(neurons).scaled(factor))
        .orElseGet(
            () -> new UniformBreakpoints(
                lower, upper, 2 * factor * factor / Math.sqrt(neurons), factor));
  }
}
