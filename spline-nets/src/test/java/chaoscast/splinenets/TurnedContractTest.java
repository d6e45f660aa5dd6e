package chaoscast.splinenets;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class TurnedContractTest extends SurrogateContract {
  TurnedContractTest() {
    super(
        new SplineReluProvider(),
        Map.of(
            "preset", "released",
            "breakpointsPerDirection", "4",
            "turnSteps", "3",
            "ridge", "1e-6"));
  }
}
