package chaoscast.d2r2.sindy;

import chaoscast.core.SurrogateContract;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class RungeKuttaSindyContractTest extends SurrogateContract {
  RungeKuttaSindyContractTest() {
    super(new SindyProvider(), Map.of("order", "6", "integrator", "rk4"));
  }

  @Override
  public boolean predictsInputs() {
    return false;
  }
}
