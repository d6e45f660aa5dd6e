package chaoscast.lorenz;

import java.util.Map;

/// Makes [Roessler] known as `roessler`.
public final class RoesslerProvider implements SystemProvider {
  @Override
  public DynamicalSystem defaultSystem() {
    return Roessler.CLASSICAL;
  }

  @Override
  public String summary() {
    return "a spiral that folds back on itself, one quadratic term (Rössler 1976)";
  }

  @Override
  public Map<String, DynamicalSystem> presets() {
    return Map.of("roessler1976", Roessler.CLASSICAL);
  }
}
