package chaoscast.lorenz.lyapunov;

/// How fast differences of one size grow.
///
/// @param size          δ, as a share of the observed variables' standard deviation
/// @param exponent      λ(δ) per time unit
/// @param standardError from the scatter between pairs of solutions
public record FiniteSizeExponent(double size, double exponent, double standardError) {}
