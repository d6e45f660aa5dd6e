package chaoscast.d2r2.pde;

import chaoscast.core.Requirements;
import chaoscast.core.flow.Flow;
import chaoscast.core.flow.FlowFamily;
import java.util.List;

/// Flows of equations on a ring with given terms and open coefficients.
///
/// @param ring     points and length
/// @param terms    one a parameter
/// @param timeStep Δt of a flow's step, > 0
/// @param substeps of exponential Runge–Kutta, ≥ 1
public record FieldFlows(Ring ring, List<FieldTerm> terms, double timeStep, int substeps)
    implements FlowFamily {
  public FieldFlows {
    terms = List.copyOf(terms);
    Requirements.requirePositive("time step", timeStep);
    Requirements.requireAtLeast("substeps", 1, substeps);
  }

  @Override
  public int dimension() {
    return ring.points();
  }

  @Override
  public int parameters() {
    return terms.size();
  }

  @Override
  public Flow with(double[] parameters) {
    return new FieldFlow(
        new Waves(ring.points(), ring.length()), terms, parameters, timeStep, substeps);
  }

  /// @return real operations of a step that advances the state alone: transforms of 5/2 N log₂ N multiplications
  ///     and additions each, two fields sharing one, and products
  public long multiplyAdds() {
    long orders = terms.stream().flatMap(term -> term.orders().stream()).distinct().count();
    long transform = 5L * ring.points() * (31 - Integer.numberOfLeadingZeros(ring.points())) / 2;
    return substeps * (4 * ((orders + 1) * transform + (long) terms.size() * ring.points()));
  }
}
