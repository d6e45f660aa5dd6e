package chaoscast.d2r2;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class PreciseContractTest extends SurrogateContract {
  PreciseContractTest() {
    super(new D2r2Provider(), Map.of("preset", "precise", "degree", "4", "basis", "legendre"));
  }
}
