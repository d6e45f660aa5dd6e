package chaoscast.evaluation.baseline;

import chaoscast.core.SurrogateContract;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class SvrContractTest extends SurrogateContract {
  SvrContractTest() {
    super(new SvrProvider(), Map.of("delays", "0", "samples", "200"));
  }
}
