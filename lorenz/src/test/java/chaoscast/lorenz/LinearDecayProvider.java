package chaoscast.lorenz;

/// Makes [LinearDecay] known through the test's own service file.
public final class LinearDecayProvider implements SystemProvider {
  @Override
  public DynamicalSystem defaultSystem() {
    return new LinearDecay(1);
  }

  @Override
  public String summary() {
    return "a system from outside";
  }
}
