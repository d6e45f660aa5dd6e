/// Number formats that a surrogate can compute in, emulated exactly on top of binary64.
package chaoscast.core.arithmetic;
