package chaoscast.d2r2;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class DelayContractTest extends SurrogateContract {
  DelayContractTest() {
    super(new D2r2Provider(), Map.of("degree", "2", "delays", "1", "stride", "2"));
  }
}
