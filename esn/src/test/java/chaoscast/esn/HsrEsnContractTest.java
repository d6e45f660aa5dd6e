package chaoscast.esn;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class HsrEsnContractTest extends SurrogateContract {
  HsrEsnContractTest() {
    super(
        new HsrEsnProvider(),
        Map.of(
            "nodes", "60", "warmUp", "20", "washout", "10", "leakRate", "0.9", "bias", "0.2"));
  }
}
