/// Where breakplanes lie: the directions and breakpoints that data ask for, and the steps that move them
/// after a first fit.
///
/// [chaoscast.splinenets.placement.Directions] and [chaoscast.splinenets.placement.Placement] are the choices; the
/// others look at the training data. Knows of breakplanes, not of the surrogate's options.
package chaoscast.splinenets.placement;
