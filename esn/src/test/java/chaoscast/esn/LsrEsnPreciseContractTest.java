package chaoscast.esn;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class LsrEsnPreciseContractTest extends SurrogateContract {
  LsrEsnPreciseContractTest() {
    super(
        new LsrEsnProvider(),
        Map.of("preset", "precise", "nodes", "40", "warmUp", "20", "ridge", "1e-6"));
  }
}
