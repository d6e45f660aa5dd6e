package chaoscast.evaluation.baseline;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class MlpContractTest extends SurrogateContract {
  MlpContractTest() {
    super(new MlpProvider(), Map.of("delays", "0", "nodes", "16", "layers", "1", "epochs", "60"));
  }
}
