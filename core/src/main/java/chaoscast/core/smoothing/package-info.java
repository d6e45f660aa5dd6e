/// States, and parameters of what moves them, from noisy observations: weak-constraint estimation, which
/// geophysics knows as 4D-Var and numerics as multiple shooting. It needs a flow with its tangent and nothing
/// else of a model; of one that remembers more than the present state, ensembles of runs.
package chaoscast.core.smoothing;
