/// D2R2: regression on all monomials of the observed state (doi:10.1098/rsta.2020.0246).
///
/// [D2r2Provider] is the surrogate, [PolynomialMap] its features, [MonomialTable] how they are
/// computed.
package chaoscast.d2r2;
