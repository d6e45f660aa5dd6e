/// Shallow ReLU networks seen as continuous piecewise linear splines (doi:10.3389/frai.2022.889981).
///
/// Here is the surrogate of many variables, [SplineRelu] with its [SplineReluOptions];
/// [SplineView] shows what a trained surrogate has become. Its parts are in
///
/// - `breakplane`: the neurons, as features of a readout
/// - `placement`: where breakplanes lie, and how they are moved
///
/// The theory of one variable is in the subpackages, in the order of a network's life:
///
/// - `spline`: a network and the spline that it is
/// - `initialisation`: how it is drawn, and how its breakpoints and delta-slopes are distributed
/// - `loss`: the landscape that it is on, and its points of rest
/// - `dynamics`: how it learns
/// - `regularisation`: what learning prefers among all functions that fit
/// - `cli` and `page`: the command `spline`, its tables and its pages
package chaoscast.splinenets;
