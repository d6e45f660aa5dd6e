package chaoscast.splinenets;

import chaoscast.core.SurrogateContract;
import java.util.Map;

/// Three variables with a stencil of one: every variable sees all.
class RingSplineContractTest extends SurrogateContract {
  RingSplineContractTest() {
    super(
        new SplineReluProvider(),
        Map.of("stencil", "1", "breakpointsPerDirection", "10", "solver", "normal", "ridge",
            "1e-6"));
  }

  @Override
  public boolean isRing() {
    return true;
  }
}
