package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Why monomials are the default basis: on the attractor, which fills little of its box, polynomials
/// orthogonal on the box are no better conditioned than powers of centred states.
class BasisConditionTest {
  private static final Trajectory LORENZ = ChaoticData.lorenz(new double[] {1, 2, 20}, 4000);

  private static double condition(String basis, String scaling, ScalingKind units) {
    SurrogateTrainer trainer =
        new D2r2Provider()
            .trainer(
                Map.of(
                    "preset", "precise", "degree", "7", "basis", basis, "featureScaling", scaling),
                new Seed(1));
    return new ScaledTrainer(trainer, units)
        .train(List.of(LORENZ), Progress.NONE)
        .fit()
        .orElseThrow()
        .condition();
  }

  @Test
  void monomialsOfStandardisedStatesConditionBest() {
    double monomial = condition("monomial", "none", ScalingKind.STANDARD);
    assertTrue(monomial < condition("legendre", "none", ScalingKind.STANDARD));
    assertTrue(monomial < condition("chebyshev", "none", ScalingKind.STANDARD));
  }

  @Test
  void legendrePolynomialsConditionBestWhereStatesAreNotCentred() {
    double legendre = condition("legendre", "none", ScalingKind.NONE);
    assertTrue(legendre < condition("monomial", "none", ScalingKind.NONE));
    assertTrue(legendre < condition("chebyshev", "none", ScalingKind.NONE));
  }

  @Test
  void theComparisonIsFairBecauseConditionNumbersDoNotDependOnTheFeaturesUnits() {
    for (String basis : List.of("monomial", "legendre", "chebyshev")) {
      double raw = condition(basis, "none", ScalingKind.STANDARD);
      // the factor's columns are scaled to unit length; rounding errors times the condition number
      assertEquals(1, condition(basis, "rms", ScalingKind.STANDARD) / raw, 1e-3);
    }
  }
}
