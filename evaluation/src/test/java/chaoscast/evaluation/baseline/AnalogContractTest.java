package chaoscast.evaluation.baseline;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class AnalogContractTest extends SurrogateContract {
  AnalogContractTest() {
    super(new AnalogProvider(), Map.of("delays", "0"));
  }
}
