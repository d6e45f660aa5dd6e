package chaoscast.splinenets.spline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.splinenets.spline.PiecewiseLinear.Knot;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReparametrisationTest {
  private static final int NEURONS = 40;

  /// Every seventh neuron has w = 0, every eleventh v = 0.
  private static ReluNetwork random(long seed) {
    RandomGenerator random = new Seed(seed).generator();
    double[] parameters = new double[3 * NEURONS + 1];
    for (int p = 0; p < parameters.length; p++) {
      parameters[p] = random.nextGaussian();
    }
    for (int i = 0; i < NEURONS; i++) {
      parameters[i] *= i % 7 == 0 ? 0 : 1;
      parameters[2 * NEURONS + i] *= i % 11 == 0 ? 0 : 1;
    }
    return ReluNetwork.ofParameters(parameters);
  }

  /// One rounding in −b/w and one in β w, likewise for v: at most two ulps, 4.4e-16 relative.
  @Test
  void networksComeBackFromTheirSplinesToRounding() {
    for (long seed = 0; seed < 200; seed++) {
      double[] network = random(seed).parameters();
      double[] back = random(seed).toSpline().toNetwork().parameters();
      for (int p = 0; p < network.length; p++) {
        assertEquals(network[p], back[p], 4.5e-16 * Math.abs(network[p]));
      }
    }
  }

  @Test
  void splinesComeBackFromTheirNetworksToRounding() {
    ReluSpline spline = random(3).toSpline();
    ReluSpline back = spline.toNetwork().toSpline();
    for (int k = 0; k < spline.kinks().size(); k++) {
      Kink kink = spline.kinks().get(k);
      Kink again = back.kinks().get(k);
      assertEquals(kink.breakpoint(), again.breakpoint(), 4.5e-16 * Math.abs(kink.breakpoint()));
      assertEquals(kink.deltaSlope(), again.deltaSlope(), 4.5e-16 * Math.abs(kink.deltaSlope()));
      assertEquals(kink.orientation(), again.orientation());
      assertEquals(kink.scale(), again.scale());
    }
  }

  /// Forty terms of magnitude up to about ten, each with a rounding or two of 1e-16.
  @Test
  void allThreeFormsAreTheSameFunctionToRounding() {
    for (long seed = 0; seed < 50; seed++) {
      ReluNetwork network = random(seed);
      ReluSpline spline = network.toSpline();
      PiecewiseLinear canonical = spline.canonical();
      for (double x = -5; x <= 5; x += 0.01) {
        assertEquals(network.evaluate(x), spline.evaluate(x), 1e-12);
        assertEquals(network.evaluate(x), canonical.evaluate(x), 1e-12);
      }
    }
  }

  @Test
  void aNeuronWithoutInputWeightIsFlatAndComesBackExactly() {
    assertEquals(new Flat(0, 2, 3), SplineNeuron.of(0, 2, 3));
    assertEquals(6, SplineNeuron.of(0, 2, 3).evaluate(100));
    assertEquals(0, SplineNeuron.of(0, -2, 3).evaluate(100));
    assertInstanceOf(Flat.class, SplineNeuron.of(0, 0, 1));
  }

  @Test
  void aNeuronWhoseBreakpointOverflowsIsFlat() {
    SplineNeuron neuron = SplineNeuron.of(1e-310, 1, 2);
    assertInstanceOf(Flat.class, neuron);
    assertEquals(2, neuron.evaluate(1000));
    assertEquals(1e-310, neuron.weight());
  }

  @Test
  void aNeuronWithoutOutputWeightKeepsItsBreakpointAndContributesNothing() {
    SplineNeuron neuron = SplineNeuron.of(-2, 3, 0);
    Kink kink = assertInstanceOf(Kink.class, neuron);
    assertEquals(1.5, kink.breakpoint());
    assertEquals(Orientation.LEFT, kink.orientation());
    assertEquals(0, kink.evaluate(-4));
    assertEquals(0, kink.outputWeight());
  }

  @Test
  void deltaSlopeIsTheSlopeOnTheActiveSideAndItsSignedChangeAtTheBreakpoint() {
    var left = new Kink(1, 3, Orientation.LEFT, 1);
    assertEquals(-6, left.evaluate(-1));
    assertEquals(0, left.evaluate(2));
    assertEquals(-3, left.slopeChange());
    assertEquals(3, new Kink(1, 3, Orientation.RIGHT, 1).slopeChange());
  }

  /// Powers of two scale without rounding, so the spline is the same to the bit, but for |w|.
  @Test
  void theScaleSymmetryLeavesTheSplineUnchanged() {
    ReluNetwork network = random(5);
    double[] factors = new double[NEURONS];
    for (int i = 0; i < NEURONS; i++) {
      factors[i] = Math.scalb(1.0, i % 9 - 4);
    }
    ReluSpline scaled = network.rescaled(factors).toSpline();
    assertEquals(network.toSpline().canonical(), scaled.canonical());
    for (int k = 0; k < scaled.kinks().size(); k++) {
      Kink kink = network.toSpline().kinks().get(k);
      Kink other = scaled.kinks().get(k);
      assertEquals(kink,
          new Kink(other.breakpoint(), other.deltaSlope(), other.orientation(), kink.scale()));
    }
    assertEquals(network.toSpline().roughness(), scaled.roughness());
  }

  @Test
  void coincidentBreakpointsMergeAndThoseThatCancelAreDropped() {
    var spline =
        new ReluSpline(
            1,
            List.of(
                new Kink(2, 3, Orientation.RIGHT, 1),
                new Kink(2, 1, Orientation.LEFT, 2),
                new Kink(0, 5, Orientation.RIGHT, 1),
                new Kink(0, 5, Orientation.LEFT, 1),
                new Kink(-1, 0, Orientation.RIGHT, 1),
                new Flat(0, 1, 4)));
    // Slopes: 1 + 5 from the left neurons at −∞, 5 after 0 drops one and adds one, + 3 − 1 at 2.
    assertEquals(
        new PiecewiseLinear(1 + 4 - 2, 6, List.of(new Knot(2, 2))), spline.canonical());
  }

  @Test
  void networksThatAreTheSameFunctionHaveTheSameCanonicalSpline() {
    // |x| by two orientations, and by one orientation with a line.
    var symmetric = new ReluNetwork(new double[] {1, -1}, new double[2], new double[] {1, 1}, 0);
    var tilted =
        new ReluNetwork(new double[] {2, -1, 1}, new double[3], new double[] {0.5, 1, 0}, 0);
    assertEquals(symmetric.toSpline().canonical(), tilted.toSpline().canonical());
    assertEquals(List.of(new Knot(0, 2)), symmetric.toSpline().canonical().knots());
  }

  @Test
  void rejectsANonFiniteParameterByName() {
    double[] one = {1};
    var thrown =
        assertThrows(
            InputException.class, () -> new ReluNetwork(one, new double[] {Double.NaN}, one, 0));
    assertEquals("bias of neuron 0 must be finite but was NaN", thrown.getMessage());
  }

  @Test
  void rejectsLayersOfDifferentWidth() {
    double[] one = {1};
    var thrown =
        assertThrows(InputException.class, () -> new ReluNetwork(one, one, new double[2], 0));
    assertTrue(thrown.getMessage().contains("output weights must be 1 but was 2"));
  }

  @Test
  void doesNotKeepOrModifyTheCallersArrays() {
    double[] weights = {1};
    var network = new ReluNetwork(weights, weights, weights, 0);
    weights[0] = 5;
    assertEquals(1, network.weight(0));
    network.parameters()[0] = 7;
    assertEquals(1, network.weight(0));
  }
}
