/// Number formats by name: those that a surrogate can compute in, emulated exactly on top of binary64, and those of
/// more bits, whose numbers are [chaoscast.core.bigfloat.BigFloat]s.
package chaoscast.core.arithmetic;
