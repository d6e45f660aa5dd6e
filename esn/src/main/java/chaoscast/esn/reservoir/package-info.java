/// The fixed random network: how it is drawn ([Recurrence], [Reservoir]), how it runs, in binary64
/// ([ReservoirStream]) and binary32 ([FloatRollout]), its features ([ReservoirMap]) and the polynomials
/// that these amount to ([TaylorExpansion]). Knows `options` and `spectrum`, no training and no analysis.
package chaoscast.esn.reservoir;
