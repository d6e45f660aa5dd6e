/// Shallow ReLU networks seen as continuous piecewise linear splines (doi:10.3389/frai.2022.889981).
///
/// [SplineReluProvider] is the surrogate, [BreakplaneMap] its frozen neurons; [Directions] and
/// [Placement] say where their breakplanes lie.
package chaoscast.splinenets;
