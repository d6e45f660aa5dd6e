package chaoscast.lorenz;

import java.util.Map;

/// Makes [KuramotoSivashinsky] known as `kuramoto-sivashinsky`.
public final class KuramotoSivashinskyProvider implements SystemProvider {
  @Override
  public DynamicalSystem defaultSystem() {
    return KuramotoSivashinsky.CVITANOVIC_2010;
  }

  @Override
  public String summary() {
    return "flame fronts and falling films, chaotic in space and time (Kuramoto 1976)";
  }

  @Override
  public Map<String, DynamicalSystem> presets() {
    return Map.of("cvitanovic2010", KuramotoSivashinsky.CVITANOVIC_2010);
  }
}
