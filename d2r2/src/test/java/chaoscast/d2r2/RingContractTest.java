package chaoscast.d2r2;

import chaoscast.core.SurrogateContract;
import java.util.Map;

/// Three variables with a stencil of one: every variable sees all.
class RingContractTest extends SurrogateContract {
  RingContractTest() {
    super(new D2r2Provider(), Map.of("degree", "3", "stencil", "1"));
  }

  @Override
  public boolean isRing() {
    return true;
  }
}
