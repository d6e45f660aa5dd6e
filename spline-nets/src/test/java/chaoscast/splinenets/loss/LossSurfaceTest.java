package chaoscast.splinenets.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.splinenets.initialisation.StandardScheme;
import chaoscast.splinenets.spline.Orientation;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossSurfaceTest {
  private static final Samples SAMPLES =
      Samples.of(new double[] {-2, -1.1, -0.4, 0.3, 0.3, 1, 1.7, 2.5}, x -> Math.sin(2 * x) + x);

  /// A surface and a place on it.
  record Place(LossSurface surface, double[] parameters) {}

  static Stream<Place> places() {
    return Stream.of(1L, 2L, 3L)
        .map(seed -> StandardScheme.HE_GAUSSIAN.at(7).draw(7, new Seed(seed)))
        .flatMap(
            network -> Stream.of(
                new Place(new NetworkLossSurface(SAMPLES, 7), network.parameters()),
                new Place(
                    SplineLossSurface.around(network.toSpline(), SAMPLES),
                    SplineLossSurface.parameters(network.toSpline()))));
  }

  @Test
  void bothDescriptionsHaveTheSameLoss() {
    ReluNetwork network = StandardScheme.PYTORCH.at(9).draw(9, new Seed(4));
    double[] spline = SplineLossSurface.parameters(network.toSpline());
    var splineSurface = SplineLossSurface.around(network.toSpline(), SAMPLES);
    double loss = SAMPLES.loss(network::evaluate);
    assertEquals(
        loss, new NetworkLossSurface(SAMPLES, 9).value(network.parameters()), 1e-13 * loss);
    assertEquals(loss, splineSurface.value(spline), 1e-13 * loss);
    assertEquals(loss, SAMPLES.loss(splineSurface.spline(spline)::evaluate), 1e-13 * loss);
  }

  /// Central differences with h = 1e-5 err by h² ℓ‴/6, here about 1e-10 times derivatives below
  /// 1e3, and by rounding, 1e-16 · ℓ/h ≈ 1e-9. No breakpoint of these places is within h of a
  /// datum.
  @ParameterizedTest
  @MethodSource("places")
  void gradientIsTheDerivativeOfTheLoss(Place place) {
    double[] gradient = place.surface().gradient(place.parameters());
    for (int p = 0; p < gradient.length; p++) {
      double up = place.surface().value(shifted(place.parameters(), p, 1e-5));
      double down = place.surface().value(shifted(place.parameters(), p, -1e-5));
      assertEquals((up - down) / 2e-5, gradient[p], 1e-6 * (1 + Math.abs(gradient[p])));
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void hessianIsTheDerivativeOfTheGradient(Place place) {
    RealMatrix hessian = place.surface().hessian(place.parameters());
    for (int p = 0; p < hessian.getRowDimension(); p++) {
      double[] up = place.surface().gradient(shifted(place.parameters(), p, 1e-5));
      double[] down = place.surface().gradient(shifted(place.parameters(), p, -1e-5));
      for (int q = 0; q < up.length; q++) {
        double exact = hessian.getEntry(p, q);
        assertEquals((up[q] - down[q]) / 2e-5, exact, 1e-7 * (1 + Math.abs(exact)));
        assertEquals(exact, hessian.getEntry(q, p), 0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void gradientIsTheJacobianTimesTheResiduals(Place place) {
    LossSurface surface = place.surface();
    double[] product =
        surface.jacobian(place.parameters()).preMultiply(surface.residuals(place.parameters()));
    double[] gradient = surface.gradient(place.parameters());
    for (int p = 0; p < gradient.length; p++) {
      assertEquals(product[p], gradient[p], 1e-12 * (1 + Math.abs(gradient[p])));
    }
  }

  /// One neuron, x = 0 and 2, β = 1 to the right, μ = 3, y = 0: f = 0, 3; ε = 0, 3.
  @Test
  void aSingleNeuronHasTheFormulasOfTheReference() {
    Samples samples = Samples.of(new double[] {0, 2}, x -> 0);
    var surface =
        new SplineLossSurface(
            samples, List.of(Orientation.RIGHT));
    double[] parameters = {1, 3, 0};
    assertEquals(4.5, surface.value(parameters));
    assertEquals(-9, surface.gradient(parameters)[0], "∂ℓ/∂β = −μ Σ εa");
    assertEquals(3, surface.gradient(parameters)[1], "∂ℓ/∂μ = Σ εa(x − β)");
    RealMatrix hessian = surface.hessian(parameters);
    assertEquals(9, hessian.getEntry(0, 0), "μ² Σ a");
    assertEquals(1, hessian.getEntry(1, 1), "Σ a (x − β)²");
    assertEquals(-6, hessian.getEntry(0, 1), "−μ Σ a(x − β) − Σ εa");
  }

  @Test
  void splineCoordinatesNeedABreakpoint() {
    double[] one = {1};
    var flat = new ReluNetwork(new double[1], one, one, 0).toSpline();
    var thrown =
        assertThrows(InputException.class, () -> SplineLossSurface.around(flat, SAMPLES));
    assertEquals(
        "weight of neuron 0 must be so large that it has a breakpoint but was 0.0",
        thrown.getMessage());
  }

  private static double[] shifted(double[] parameters, int index, double shift) {
    double[] shifted = parameters.clone();
    shifted[index] += shift;
    return shifted;
  }
}
