package chaoscast.evaluation.baseline;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class RbfNetworkContractTest extends SurrogateContract {
  RbfNetworkContractTest() {
    super(new RbfNetworkProvider(), Map.of("delays", "0", "centres", "60"));
  }
}
