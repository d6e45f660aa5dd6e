package chaoscast.esn;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class LsrEsnContractTest extends SurrogateContract {
  LsrEsnContractTest() {
    super(new LsrEsnProvider(), Map.of("nodes", "60", "warmUp", "20", "washout", "10"));
  }
}
