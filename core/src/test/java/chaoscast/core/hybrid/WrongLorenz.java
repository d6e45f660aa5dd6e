package chaoscast.core.hybrid;

import chaoscast.core.ChaoticData;
import chaoscast.core.flow.Dynamics;
import chaoscast.core.flow.Flow;
import chaoscast.core.flow.IntegrationMethod;
import java.util.Map;
import java.util.Optional;

/// The equations behind [ChaoticData], in its units, with ρ as given rather than 28.
///
/// @param rho of the model
public record WrongLorenz(double rho) implements Knowledge {
  private static final String NAME = "wrong-lorenz";
  private static final double UNIT = 8;

  /// ρ is 5% too large.
  public static final WrongLorenz BY_FIVE_PERCENT = new WrongLorenz(29.4);

  @Override
  public int dimension() {
    return 3;
  }

  @Override
  public Flow flow(double timeStep) {
    return new IntegrationMethod.RungeKutta4(1).flow(new Field(rho), timeStep);
  }

  @Override
  public boolean isDifferentiable() {
    return true;
  }

  @Override
  public Optional<Dynamics> dynamics() {
    return Optional.of(new Field(rho));
  }

  @Override
  public KnowledgeText text() {
    return new KnowledgeText(NAME, Map.of("rho", Double.toString(rho)), "");
  }

  private record Field(double rho) implements Dynamics {
    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public int parameters() {
      return 0;
    }

    @Override
    public void derivative(double[] s, double[] d) {
      d[0] = 10 * (s[1] - s[0]);
      d[1] = s[0] * (rho - UNIT * s[2]) - s[1];
      d[2] = UNIT * s[0] * s[1] - 8.0 / 3 * s[2];
    }

    @Override
    public void tangent(
        double[] s, double[] d, double[][] vectors, double[][] images, int sensitivities) {
      derivative(s, d);
      for (int c = 0; c < vectors[0].length; c++) {
        double x = vectors[0][c];
        double y = vectors[1][c];
        double z = vectors[2][c];
        images[0][c] = 10 * (y - x);
        images[1][c] = x * (rho - UNIT * s[2]) - s[0] * UNIT * z - y;
        images[2][c] = UNIT * (x * s[1] + s[0] * y) - 8.0 / 3 * z;
      }
    }
  }

  /// Finds it in files of models that tests write.
  public static final class Reader implements KnowledgeReader {
    @Override
    public Optional<Knowledge> read(KnowledgeText text) {
      return text.system().equals(NAME)
          ? Optional.of(new WrongLorenz(Double.parseDouble(text.parameters().get("rho"))))
          : Optional.empty();
    }
  }
}
