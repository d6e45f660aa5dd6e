/// Partial differential equations on a ring: fields by their waves, candidate terms from derivatives along the
/// ring, and exponential steps with their derivatives by the coefficients.
///
/// Which terms an equation has is found in [chaoscast.d2r2.sindy]; this room holds what it takes to evaluate
/// and integrate them.
package chaoscast.d2r2.pde;
