package chaoscast.core.training;

/// Features of the present state as a function in Java, for [FeatureMap#of].
@FunctionalInterface
public interface FeatureFunction {
  /// A pure function of the state; called from several threads.
  ///
  /// @param state    one value a variable; not modified
  /// @param features one value a feature; modified: every one is set
  void apply(double[] state, double[] features);
}
