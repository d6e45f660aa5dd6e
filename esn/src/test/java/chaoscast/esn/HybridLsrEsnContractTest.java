package chaoscast.esn;

import chaoscast.core.HybridContract;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class HybridLsrEsnContractTest extends HybridContract {
  HybridLsrEsnContractTest() {
    super(new LsrEsnProvider(), Map.of("nodes", "80"));
  }
}
