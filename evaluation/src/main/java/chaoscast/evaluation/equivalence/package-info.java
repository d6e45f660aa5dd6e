/// Whether an echo state network is a polynomial in disguise: its Taylor series held against D2R2, its parts
/// switched off one at a time.
package chaoscast.evaluation.equivalence;
