package chaoscast.splinenets.dynamics;

import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;

/// Ends an integration where a function of the state falls through 0, and remembers having done so.
final class StopAt implements ODEEventDetector {
  private final ToDoubleFunction<double[]> function;
  private boolean reached;

  StopAt(ToDoubleFunction<double[]> function) {
    this.function = function;
  }

  boolean reached() {
    return reached;
  }

  @Override
  public double g(ODEStateAndDerivative state) {
    return function.applyAsDouble(state.getPrimaryState());
  }

  /// Once a step: steps resolve the flow, and margins are as smooth as it.
  @Override
  public AdaptableInterval getMaxCheckInterval() {
    return AdaptableInterval.of(Double.POSITIVE_INFINITY);
  }

  @Override
  public int getMaxIterationCount() {
    return 200;
  }

  @Override
  public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
    return new BracketingNthOrderBrentSolver(1e-15, 1e-15, 1e-16, 5);
  }

  @Override
  public ODEEventHandler getHandler() {
    return (state, detector, increasing) -> {
      reached |= !increasing;
      return increasing ? Action.CONTINUE : Action.STOP;
    };
  }
}
