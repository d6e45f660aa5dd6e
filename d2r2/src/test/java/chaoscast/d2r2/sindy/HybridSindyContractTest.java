package chaoscast.d2r2.sindy;

import chaoscast.core.HybridContract;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class HybridSindyContractTest extends HybridContract {
  HybridSindyContractTest() {
    super(new SindyProvider(), Map.of("degree", "2"));
  }
}
