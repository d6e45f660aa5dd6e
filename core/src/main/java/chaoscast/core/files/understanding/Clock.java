package chaoscast.core.files.understanding;

import java.util.OptionalDouble;

/// How the rows of a table lie in time.
///
/// @param column    name of the clock's column, or empty without one
/// @param timeStep  Δt, if it is known
/// @param source    what says it, such as `column time`, `--dt`, `attribute fs`
/// @param least     smallest step between two stamps of one stretch; NaN without stamps
/// @param greatest  greatest step between two stamps of one stretch; NaN without stamps
/// @param even      whether the stamps agree with equal steps to their last printed digit
public record Clock(
    String column,
    OptionalDouble timeStep,
    String source,
    double least,
    double greatest,
    boolean even) {}
