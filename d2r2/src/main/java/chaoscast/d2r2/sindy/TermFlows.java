package chaoscast.d2r2.sindy;

import chaoscast.core.flow.Flow;
import chaoscast.core.flow.FlowFamily;
import chaoscast.core.flow.IntegrationMethod;
import chaoscast.core.flow.MapFlow;
import java.util.List;
import java.util.Optional;

/// Flows of equations with given terms and open weights.
///
/// @param known    what the terms are added to; nothing for a map
/// @param lift     of the state
/// @param terms    one a parameter
/// @param method   of integration; empty for a map, whose equations give the next state
/// @param timeStep Δt of a flow's step
/// @param driving  what of the state are inputs, of a flow
record TermFlows(
    KnownPart known,
    LiftedState lift,
    List<Term> terms,
    Optional<IntegrationMethod> method,
    double timeStep,
    Driving driving)
    implements FlowFamily {
  TermFlows {
    terms = List.copyOf(terms);
  }

  /// Without inputs.
  TermFlows(
      KnownPart known,
      LiftedState lift,
      List<Term> terms,
      Optional<IntegrationMethod> method,
      double timeStep) {
    this(known, lift, terms, method, timeStep, Driving.NONE);
  }

  @Override
  public int dimension() {
    return driving.width(lift.dimension());
  }

  @Override
  public int parameters() {
    return terms.size();
  }

  @Override
  public Flow with(double[] parameters) {
    var dynamics = new TermDynamics(lift, terms, parameters);
    if (driving.moves()) {
      return new DrivenFlow(
          dynamics, driving.inputs(), driving.powers(), method.orElseThrow(), timeStep);
    }
    return method.<Flow>map(one -> one.flow(known.plus(dynamics), timeStep))
        .orElseGet(() -> new MapFlow(dynamics));
  }
}
