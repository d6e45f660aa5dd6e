package chaoscast.d2r2;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class D2r2ContractTest extends SurrogateContract {
  D2r2ContractTest() {
    super(new D2r2Provider(), Map.of("degree", "3"));
  }
}
