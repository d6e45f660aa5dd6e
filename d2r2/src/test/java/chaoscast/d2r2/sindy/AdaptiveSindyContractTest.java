package chaoscast.d2r2.sindy;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class AdaptiveSindyContractTest extends SurrogateContract {
  AdaptiveSindyContractTest() {
    super(new SindyProvider(), Map.of("order", "6", "integrator", "dp853"));
  }
}
