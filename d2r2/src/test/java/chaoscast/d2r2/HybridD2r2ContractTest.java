package chaoscast.d2r2;

import chaoscast.core.HybridContract;
import java.util.Map;

class HybridD2r2ContractTest extends HybridContract {
  HybridD2r2ContractTest() {
    super(new D2r2Provider(), Map.of("degree", "2"));
  }
}
