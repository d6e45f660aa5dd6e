package chaoscast.splinenets.page;

import chaoscast.splinenets.spline.ReluNetwork;
import java.util.List;

/// What one initialisation makes of detail far from the origin.
///
/// @param name   of the scheme
/// @param share  of breakpoints that begin where the detail is, over all draws
/// @param errors root mean square there after learning, one a draw
/// @param learnt network of the first draw
public record FarDetailOutcome(String name, double share, List<Double> errors, ReluNetwork learnt) {

  public FarDetailOutcome {
    errors = List.copyOf(errors);
  }

  double meanError() {
    return errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
