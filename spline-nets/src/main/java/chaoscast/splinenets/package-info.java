/// Shallow ReLU networks seen as continuous piecewise linear splines (doi:10.3389/frai.2022.889981).
///
/// [SplineReluProvider] is the surrogate and [BreakplaneMap] its neurons; [Directions] and
/// [Placement] say where their breakplanes lie at first, [BreakplaneRelease] moves them, and
/// [SplineView] shows what a trained surrogate has become.
package chaoscast.splinenets;
