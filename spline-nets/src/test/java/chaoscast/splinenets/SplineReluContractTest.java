package chaoscast.splinenets;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class SplineReluContractTest extends SurrogateContract {
  SplineReluContractTest() {
    super(
        new SplineReluProvider(),
        Map.of("breakpointsPerDirection", "6", "solver", "normal", "ridge", "1e-6"));
  }
}
