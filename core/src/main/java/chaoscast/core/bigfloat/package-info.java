/// Binary floating-point numbers of 53 to 4096 bits.
///
/// [chaoscast.core.bigfloat.BigFloat] is a number as users hold it: immutable, an element of a Hipparchus field.
/// [chaoscast.core.bigfloat.BigFloatKernel] computes with numbers that lie one after the other in a `long[]`, without
/// allocating; both round to nearest, ties to even, every +, −, ×, ÷ and √.
///
/// [chaoscast.core.bigfloat.LongGram] multiplies matrices of them at the speed of doubles.
///
/// Source of the rounding: IEEE Std 754-2019, doi:10.1109/IEEESTD.2019.8766229; exponents here are not bounded by
/// a width, so that there are no subnormal numbers.
package chaoscast.core.bigfloat;
