package chaoscast.evaluation.baseline;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class MlpContractTest extends SurrogateContract {
  MlpContractTest() {
    super(new MlpProvider(),
        Map.of("delays", "0", "nodes", "12", "layers", "1", "epochs", "20", "rate", "0.03"));
  }
}
