/// Equations learned through the integrator in long arithmetic, until the arithmetic is all that limits them, and
/// polynomial maps from state to state ([chaoscast.d2r2.extended.ExtendedD2r2Trainer]), which their degree limits.
///
/// Reading order of the equations: [chaoscast.d2r2.extended.TermField] is x' = Θ(x) W,
/// [chaoscast.d2r2.extended.SensitivityField] the same with its derivatives by W,
/// [chaoscast.d2r2.extended.FlowRegression] Gauss–Newton through Runge–Kutta steps of either, and
/// [chaoscast.d2r2.extended.ExtendedSindyTrainer] the way in.
package chaoscast.d2r2.extended;
