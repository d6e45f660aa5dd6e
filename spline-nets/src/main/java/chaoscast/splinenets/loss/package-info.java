/// The squared loss as a landscape: value, gradient, Hessian in network and in spline coordinates,
/// its zero directions and why they are there, critical points and what the fit is at them.
///
/// Nothing here moves; learning is in the package dynamics.
package chaoscast.splinenets.loss;
