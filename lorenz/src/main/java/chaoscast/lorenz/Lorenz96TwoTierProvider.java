package chaoscast.lorenz;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes [Lorenz96TwoTier] known as `lorenz96-two-tier`.
public final class Lorenz96TwoTierProvider implements SystemProvider {
  @Override
  public DynamicalSystem defaultSystem() {
    return Lorenz96TwoTier.WILKS_2005;
  }

  @Override
  public String summary() {
    return "slow and fast waves, of which only the slow are observed (Lorenz 1996)";
  }

  @Override
  public Map<String, DynamicalSystem> presets() {
    var presets = new LinkedHashMap<String, DynamicalSystem>();
    presets.put("wilks2005", Lorenz96TwoTier.WILKS_2005);
    presets.put("lorenz1996", Lorenz96TwoTier.LORENZ_1996);
    return Collections.unmodifiableMap(presets);
  }
}
