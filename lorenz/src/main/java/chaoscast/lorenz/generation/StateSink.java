package chaoscast.lorenz.generation;

/// Takes in the states of a run, one after the other.
@FunctionalInterface
public interface StateSink {
  /// @param step  number of the sample: 0 is the first after the transient
  /// @param state all variables, hidden ones too; not modified, and not kept since it is reused
  void accept(long step, double[] state);

  /// @return a sink that hands each state to this one and then to `next`
  default StateSink andThen(StateSink next) {
    return (step, state) -> {
      accept(step, state);
      next.accept(step, state);
    };
  }
}
