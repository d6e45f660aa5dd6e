package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.flow.IntegrationMethod;
import java.util.List;
import java.util.Optional;

/// How learned equations are integrated from one sample to the next.
public enum Integration {
  /// As the training data say that they were made, where they say so; otherwise [#DP853], or [#ETDRK4] along a
  /// ring. Training replaces it by what it has chosen.
  AUTO,
  /// Classical Runge–Kutta in steps of one length.
  RK4,
  /// Dormand–Prince of order 8(5,3), whose steps follow a tolerance. In reduced number formats, which it does
  /// not know, [#RK4] takes its place.
  DP853,
  /// Exponential time differencing of order four, for equations with a stiff linear part along a ring.
  ETDRK4;

  /// @param substeps  for methods whose steps have one length
  /// @param tolerance for the one that has a tolerance
  IntegrationMethod method(int substeps, double tolerance) {
    return switch (this) {
      case AUTO -> throw new IllegalStateException("the integrator has not been chosen yet");
      case RK4 -> new IntegrationMethod.RungeKutta4(substeps);
      case DP853 -> new IntegrationMethod.DormandPrince853(tolerance, tolerance);
      case ETDRK4 -> new IntegrationMethod.ExponentialRungeKutta4(substeps);
    };
  }

  /// @return the method that all of the data name as their own; empty if they do not
  static Optional<IntegrationMethod> named(List<Trajectory> data) {
    String description = data.getFirst().provenance().integrator();
    boolean same =
        data.stream().allMatch(part -> part.provenance().integrator().equals(description));
    return same ? IntegrationMethod.parse(description) : Optional.empty();
  }
}
