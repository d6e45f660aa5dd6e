package chaoscast.d2r2.sindy;

import chaoscast.core.text.NumberText;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What became of the refinement of learned equations through the integrator.
sealed interface Refinement {
  /// Root mean square of a step's residual, in standard deviations of its variable.
  ///
  /// @param iterations Gauss–Newton steps
  /// @param before     of the equations from derivatives
  /// @param after      of the refined equations
  record Refined(int iterations, double before, double after) implements Refinement {}

  /// States were estimated with the coefficients.
  ///
  /// @param iterations Gauss–Newton steps
  /// @param noise      deviation of observations from the estimated states, in those of the variables
  /// @param plausible  whether that is the noise that was given, within a factor of two
  record Estimated(int iterations, double[] noise, boolean plausible) implements Refinement {}

  /// It was not tried.
  ///
  /// @param reason follows a colon
  record Declined(String reason) implements Refinement {}

  /// It was tried, and the equations are those from derivatives.
  ///
  /// @param reason follows a colon
  record Failed(String reason) implements Refinement {}

  /// @return one clause for people
  default String text() {
    return switch (this) {
      case Refined refined ->
          "coefficients refined through it in %d Gauss–Newton steps, residual of a step %s → %s of a deviation"
              .formatted(
                  refined.iterations(),
                  NumberText.scientific(refined.before()),
                  NumberText.scientific(refined.after()));
      case Estimated estimated ->
          "coefficients and states estimated together in %d Gauss–Newton steps, noise %s of each deviation"
              .formatted(
                  estimated.iterations(),
                  Arrays.stream(estimated.noise())
                      .mapToObj(NumberText::scientific)
                      .collect(Collectors.joining(", ")));
      case Declined declined -> "coefficients not refined through it: " + declined.reason();
      case Failed failed -> "coefficients could not be refined through it: " + failed.reason();
    };
  }
}
