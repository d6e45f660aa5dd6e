package chaoscast.esn.spiking;

import chaoscast.core.SurrogateContract;
import java.util.Map;

/// The warm-up ends where the state moves at its usual speed: where it nearly rests, persistence is better than
/// so few neurons, each of whose spikes is a jump of its feature.
class SpikingEsnContractTest extends SurrogateContract {
  SpikingEsnContractTest() {
    super(
        new SpikingEsnProvider(),
        Map.of(
            "nodes", "200", "stepTime", "16", "coupling", "0.05", "warmUp", "36", "washout", "20",
            "ridge", "1e-2"));
  }
}
