/// Polynomials in several variables: what a surrogate is, or is near to, written out for people and other
/// programs.
package chaoscast.core.polynomial;
