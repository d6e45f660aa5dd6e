/// The neurons of a shallow ReLU network of many variables: the planes at which they bend, the features that
/// they compute, and a faster way to compute them where many planes share a direction.
///
/// [chaoscast.splinenets.breakplane.Breakplanes] are directions and offsets,
/// [chaoscast.splinenets.breakplane.BreakplaneMap] the features, [chaoscast.splinenets.breakplane.DirectSpline] the
/// sum of all neurons by tables. Nothing here chooses where planes lie.
package chaoscast.splinenets.breakplane;
