package chaoscast.lorenz;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes [Lorenz96ThreeTier] known as `lorenz96-three-tier`.
public final class Lorenz96ThreeTierProvider implements SystemProvider {
  @Override
  public DynamicalSystem defaultSystem() {
    return Lorenz96ThreeTier.CHATTOPADHYAY_2020;
  }

  @Override
  public String summary() {
    return "slow, fast and faster waves, of which only the slow are observed (Thornes 2017); RK4 at the"
        + " published Δt = 0.005 is not converged";
  }

  @Override
  public Map<String, DynamicalSystem> presets() {
    var presets = new LinkedHashMap<String, DynamicalSystem>();
    presets.put("chattopadhyay2020", Lorenz96ThreeTier.CHATTOPADHYAY_2020);
    presets.put("thornes2017", Lorenz96ThreeTier.THORNES_2017);
    return Collections.unmodifiableMap(presets);
  }
}
