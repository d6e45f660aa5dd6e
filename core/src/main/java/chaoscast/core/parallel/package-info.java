/// Independent work on several cores, and values that several threads share.
///
/// Whole trials and lanes are spread here; the tiles of one product are
/// [chaoscast.core.linalg]'s own affair.
package chaoscast.core.parallel;
