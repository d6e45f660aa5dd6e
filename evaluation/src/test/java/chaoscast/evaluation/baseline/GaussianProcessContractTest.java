package chaoscast.evaluation.baseline;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class GaussianProcessContractTest extends SurrogateContract {
  GaussianProcessContractTest() {
    super(new GaussianProcessProvider(), Map.of("delays", "0", "samples", "300"));
  }
}
