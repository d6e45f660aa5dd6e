package chaoscast.d2r2.sindy;

/// How learned equations are integrated from one sample to the next.
public enum Integration {
  /// Classical Runge–Kutta in steps of one length, all lanes together, every term of the library.
  RK4,
  /// Hipparchus' Dormand–Prince of order 8(5,3), whose steps follow a tolerance of 10⁻¹², lane by
  /// lane, with the terms alone that there are. In reduced number formats, which it does not know, [#RK4] takes its place.
  DP853
}
