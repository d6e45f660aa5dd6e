package chaoscast.splinenets.initialisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.splinenets.initialisation.LayerInitialisation.Shape;
import chaoscast.splinenets.spline.Kink;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialRoughnessTest {
  @Test
  void isFourUnderHeAtEveryWidth() {
    for (int neurons : new int[] {1, 10, 1000}) {
      assertEquals(4, StandardScheme.HE_GAUSSIAN.at(neurons).expectedRoughness(neurons), 1e-12);
      assertEquals(4, StandardScheme.HE_UNIFORM.at(neurons).expectedRoughness(neurons), 1e-12);
    }
  }

  @Test
  void fallsWithTheWidthUnderGlorot() {
    for (int neurons : new int[] {1, 10, 1000}) {
      double expected = 4.0 * neurons / ((neurons + 1.0) * (neurons + 1));
      for (var scheme : List.of(StandardScheme.GLOROT_GAUSSIAN, StandardScheme.GLOROT_UNIFORM)) {
        assertEquals(expected, scheme.at(neurons).expectedRoughness(neurons), 1e-12);
      }
    }
  }

  @Test
  void isANinthUnderPyTorchsDefault() {
    assertEquals(1.0 / 9, StandardScheme.PYTORCH.at(64).expectedRoughness(64), 1e-15);
  }

  /// Means of 400 networks are within four of their exact standard errors: 15 entries, each outside
  /// with a chance of 6e-5 (a little more for the skewed Gaussians); seed fixed.
  @Test
  void ofDrawnNetworksAgreesWithTheExpectation() {
    RoughnessTable table = RoughnessTable.of(List.of(8, 64, 512), 400, new Seed(1));
    assertEquals(15, table.rows().size());
    for (RoughnessTable.Row row : table.rows()) {
      assertEquals(row.expected(), row.mean(), 4 * row.standardError(), row.toString());
    }
  }

  /// The variance of 2000 roughnesses is within a fifth of the exact one: μ² has excess kurtosis
  /// up to about 100 per neuron, /50 neurons, so the relative error is about √(4/2000) = 4.5%.
  @Test
  void variesAsExpected() {
    for (Initialisation initialisation : List.of(
        StandardScheme.HE_GAUSSIAN.at(50),
        StandardScheme.PYTORCH.at(50),
        new UniformBreakpoints(0, 1, 0.3, 1))) {
      double mean = initialisation.expectedRoughness(50);
      double variance = 0;
      for (int k = 0; k < 2000; k++) {
        double rho =
            initialisation.draw(50, new Seed(2).child("" + k)).toSpline().roughness() - mean;
        variance += rho * rho / 2000;
      }
      double exact = initialisation.roughnessVariance(50);
      assertEquals(exact, variance, 0.2 * exact);
    }
  }

  @Test
  void uniformBreakpointsCoverTheRangeWithTheGivenScale() {
    var kinks = new UniformBreakpoints(2, 5, 0.1, 0.5).draw(100, new Seed(3)).toSpline().kinks();
    assertEquals(100, kinks.size());
    for (Kink kink : kinks) {
      assertTrue(1.999999 < kink.breakpoint() && kink.breakpoint() < 5.000001);
      assertEquals(0.5, kink.scale());
    }
  }

  @Test
  void sameSeedGivesTheSameNetworkAndAnotherGivesAnother() {
    var gaussian = new LayerInitialisation(Shape.GAUSSIAN, 1, 1, 1);
    assertEquals(gaussian.draw(5, new Seed(1)), gaussian.draw(5, new Seed(1)));
    assertNotEquals(gaussian.draw(5, new Seed(1)), gaussian.draw(5, new Seed(2)));
  }

  @Test
  void rejectsScalesThatAreNotPositiveByName() {
    var thrown =
        assertThrows(
            InputException.class, () -> new LayerInitialisation(Shape.UNIFORM, 1, -1, 1));
    assertEquals("bias scale must be > 0 but was -1.0", thrown.getMessage());
    thrown = assertThrows(InputException.class, () -> new UniformBreakpoints(1, 1, 1, 1));
    assertEquals("upper must be > lower = 1.0 but was 1.0", thrown.getMessage());
  }
}
