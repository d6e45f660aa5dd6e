package chaoscast.lorenz;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes [Lorenz96] known as `lorenz96`.
public final class Lorenz96Provider implements SystemProvider {
  @Override
  public DynamicalSystem defaultSystem() {
    return Lorenz96.LORENZ_EMANUEL_1998;
  }

  @Override
  public String summary() {
    return "waves round a circle of latitude, one tier (Lorenz 1996)";
  }

  @Override
  public Map<String, DynamicalSystem> presets() {
    var presets = new LinkedHashMap<String, DynamicalSystem>();
    presets.put("lorenz1998", Lorenz96.LORENZ_EMANUEL_1998);
    presets.put("schotz2025-k5", Lorenz96.SCHOTZ_2025_K5);
    presets.put("schotz2025-k8", Lorenz96.SCHOTZ_2025_K8);
    return Collections.unmodifiableMap(presets);
  }
}
