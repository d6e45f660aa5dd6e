package chaoscast.splinenets;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class SplinePowerContractTest extends SurrogateContract {
  SplinePowerContractTest() {
    super(
        new SplineReluProvider(),
        Map.of("power", "2", "breakpointsPerDirection", "4", "ridge", "1e-6"));
  }
}
