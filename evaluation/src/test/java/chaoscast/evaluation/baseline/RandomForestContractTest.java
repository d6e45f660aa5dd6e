package chaoscast.evaluation.baseline;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class RandomForestContractTest extends SurrogateContract {
  RandomForestContractTest() {
    super(new RandomForestProvider(), Map.of("delays", "0", "trees", "4"));
  }
}
