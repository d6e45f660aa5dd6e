package chaoscast.d2r2.sindy;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class SindyContractTest extends SurrogateContract {
  SindyContractTest() {
    super(new SindyProvider(), Map.of("order", "6"));
  }

  @Override
  public boolean predictsInputs() {
    return false;
  }
}
