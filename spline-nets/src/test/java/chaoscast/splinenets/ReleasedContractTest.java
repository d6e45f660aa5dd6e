package chaoscast.splinenets;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class ReleasedContractTest extends SurrogateContract {
  ReleasedContractTest() {
    super(
        new SplineReluProvider(),
        Map.of(
            "breakpointsPerDirection", "4",
            "placement", "uniform",
            "releaseSteps", "2",
            "releaseStates", "5000",
            "ridge", "1e-6"));
  }
}
