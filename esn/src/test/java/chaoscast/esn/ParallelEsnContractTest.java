package chaoscast.esn;

import chaoscast.core.SurrogateContract;
import java.util.Map;

class ParallelEsnContractTest extends SurrogateContract {
  ParallelEsnContractTest() {
    super(
        new LsrEsnProvider(),
        Map.of(
            "blocks", "3", "overlap", "1", "shared", "false",
            "nodes", "60", "warmUp", "20", "washout", "10"));
  }

  @Override
  public boolean isRing() {
    return true;
  }
}
