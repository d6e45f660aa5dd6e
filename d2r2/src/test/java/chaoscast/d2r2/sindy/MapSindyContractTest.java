package chaoscast.d2r2.sindy;

import chaoscast.core.SurrogateContract;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class MapSindyContractTest extends SurrogateContract {
  MapSindyContractTest() {
    super(new SindyProvider(), Map.of("form", "map", "degree", "3"));
  }

  @Override
  public boolean predictsInputs() {
    return false;
  }
}
