package chaoscast.evaluation.baseline;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class GradientBoostingContractTest extends SurrogateContract {
  GradientBoostingContractTest() {
    super(new GradientBoostingProvider(),
        Map.of("delays", "0", "trees", "6", "leaves", "24", "shrinkage", "0.5"));
  }
}
