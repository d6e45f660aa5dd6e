package chaoscast.core.flow;

/// Flows of one form whose parameters are open: what is fitted through an integrator.
///
///     x_{i+1} = Φ(x_i; w)
public interface FlowFamily {
  /// @return number of variables
  int dimension();

  /// @return number of parameters w
  int parameters();

  /// @param parameters w; not modified
  /// @return a new flow with these parameters, for one thread
  Flow with(double[] parameters);
}
