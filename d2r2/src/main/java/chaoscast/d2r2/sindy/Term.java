package chaoscast.d2r2.sindy;

import chaoscast.core.polynomial.Monomial;

/// A term of one equation.
///
/// @param equation index of the variable whose derivative it adds to
/// @param index    of the monomial in the library
/// @param monomial of the lifted state
record Term(int equation, int index, Monomial monomial) {}
