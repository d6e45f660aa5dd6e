package chaoscast.d2r2.sindy;

import chaoscast.core.flow.Flow;
import chaoscast.core.flow.FlowFamily;
import chaoscast.core.flow.IntegrationMethod;
import java.util.List;

/// Flows of equations with given terms and open weights.
///
/// @param lift     of the state
/// @param terms    one a parameter
/// @param method   of integration
/// @param timeStep Δt of a flow's step
record TermFlows(LiftedState lift, List<Term> terms, IntegrationMethod method, double timeStep)
    implements FlowFamily {
  TermFlows {
    terms = List.copyOf(terms);
  }

  @Override
  public int dimension() {
    return lift.dimension();
  }

  @Override
  public int parameters() {
    return terms.size();
  }

  @Override
  public Flow with(double[] parameters) {
    return method.flow(new TermDynamics(lift, terms, parameters), timeStep);
  }
}
