/// How fast solutions diverge: Lyapunov exponents of a system, and of data whose system is unknown.
///
/// Reading order: [LyapunovPlan] → [LyapunovMeasurement] → [LyapunovSpectrum] for the tangent flow;
/// [FiniteSizeGrowth] for differences of finite size, which decide how far slow variables can be
/// forecast; [NeighbourDivergence] for data; [LeadingExponent] chooses. Only measuring growth belongs
/// here; integrating is the work of `generation`.
package chaoscast.lorenz.lyapunov;
