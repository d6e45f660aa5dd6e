package chaoscast.esn.spiking;

/// Which neurons of a spiking reservoir drive which.
public enum SpikingTopology {
  /// Any, at random.
  RANDOM,
  /// Those nearby on the unit torus.
  SPATIAL
}
