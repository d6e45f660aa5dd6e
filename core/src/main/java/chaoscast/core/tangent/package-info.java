/// Small differences between solutions, and what they grow by: one home for the frame of tangent vectors
/// that every measurement of Lyapunov exponents needs, whatever moves the vectors. Nothing here
/// integrates or trains.
package chaoscast.core.tangent;
