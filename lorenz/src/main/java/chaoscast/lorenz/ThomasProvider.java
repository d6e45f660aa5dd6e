package chaoscast.lorenz;

/// Makes [Thomas] known as `thomas`.
public final class ThomasProvider implements SystemProvider {
  @Override
  public DynamicalSystem defaultSystem() {
    return Thomas.CHAOTIC;
  }

  @Override
  public String summary() {
    return "cyclically symmetric, sines instead of polynomials (Thomas 1999)";
  }
}
