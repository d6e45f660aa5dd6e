/// Sparse identification of the equations behind data (SINDy, doi:10.1073/pnas.1517384113).
///
/// The flow: [SavitzkyGolay] estimates states and derivatives, [SparseProblem] holds what a
/// regression of the derivatives on all monomials needs, a [Sparsity] selects terms, a [TermSearch]
/// chooses how many, and [SindySurrogate] integrates the equations that result. [Sindy] is the way in from Java, [SindyProvider] the one by text.
package chaoscast.d2r2.sindy;
