package chaoscast.lorenz;

import java.util.Map;

/// Makes [Lorenz63] known as `lorenz63`.
public final class Lorenz63Provider implements SystemProvider {
  @Override
  public DynamicalSystem defaultSystem() {
    return Lorenz63.CLASSICAL;
  }

  @Override
  public String summary() {
    return "thermal convection in three variables (Lorenz 1963)";
  }

  @Override
  public Map<String, DynamicalSystem> presets() {
    return Map.of("lorenz1963", Lorenz63.CLASSICAL);
  }
}
