/// Initial networks: [Initialisation]s by their scales, [StandardScheme] their usual names,
/// and the distributions of breakpoints and delta-slopes that follow, exactly.
///
/// Distributions are Hipparchus' `RealDistribution`s, so that its tests take them.
package chaoscast.splinenets.initialisation;
