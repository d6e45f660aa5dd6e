/// What learning prefers among all functions that fit: the kernel regime and its natural cubic
/// spline ([KernelRegime]), the adaptive regime and its few knots ([ScaleSweep]), and where
/// initialisation decides ([RegimeTrial]).
package chaoscast.splinenets.regularisation;
