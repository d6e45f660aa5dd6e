package chaoscast.splinenets.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.splinenets.dynamics.GradientFlow;
import chaoscast.splinenets.dynamics.LearningHistory;
import chaoscast.splinenets.initialisation.UniformBreakpoints;
import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.Orientation;
import chaoscast.splinenets.spline.ReluNetwork;
import chaoscast.splinenets.spline.ReluSpline;
import chaoscast.splinenets.spline.SplineNeuron;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A network trained on noisy data of a teacher of its own size: too many data to fit them all, and
/// breakpoints far from data at the minimum, which is smooth there. Gradient flow leads near it,
/// Newton's method to it.
class TrainedMinimumTest {
  private static final int NEURONS = 4;
  private static Samples samples;
  private static ReluNetwork minimum;

  @BeforeAll
  static void train() {
    var teacher =
        new ReluSpline(
            0.5,
            List.of(
                new Kink(-1.6, 2, Orientation.RIGHT, 1),
                new Kink(-0.65, -3, Orientation.RIGHT, 1),
                new Kink(0.35, 2, Orientation.LEFT, 1),
                new Kink(1.4, 2, Orientation.RIGHT, 1)));
    RandomGenerator random = new Seed(11).generator();
    double[] inputs = IntStream.range(0, 25).mapToDouble(n -> -3 + 0.25 * n).toArray();
    samples = Samples.of(inputs, x -> teacher.evaluate(x) + 0.05 * random.nextGaussian());
    double[] start = teacher.toNetwork().parameters();
    for (int p = 0; p < start.length; p++) {
      start[p] *= 1 + 0.05 * random.nextGaussian();
    }
    LearningHistory history =
        GradientFlow.over(200)
            .withFrames(5)
            .withTolerance(1e-9)
            .learn(ReluNetwork.ofParameters(start), samples);
    var surface = new NetworkLossSurface(samples, NEURONS);
    minimum =
        ReluNetwork.ofParameters(
            NewtonPolish.DEFAULT.polish(surface, history.last().network().parameters()));
  }

  @Test
  void everyNeuronIsBalancedAtACriticalPoint() {
    assertTrue(CriticalPoint.at(minimum, samples).isCritical(1e-10));
    double[] moved = minimum.parameters();
    moved[2 * NEURONS] += 1e-3;
    assertFalse(CriticalPoint.at(ReluNetwork.ofParameters(moved), samples).isCritical(1e-4));
  }

  /// Moments are balanced to 1e-10 over data within ±3; a line through two or more of the 25 data
  /// amplifies that by less than 100.
  @Test
  void residualsBetweenBreakpointsAreOrthogonalToLinesAndAffinePiecesAreLeastSquaresLines() {
    var pieces = PiecewiseLeastSquares.of(minimum.toSpline(), samples).pieces();
    assertTrue(pieces.size() >= NEURONS, pieces.toString());
    int affine = 0;
    for (PiecewiseLeastSquares.Piece piece : pieces) {
      assertEquals(0, piece.residualSum(), 1e-9);
      assertEquals(0, piece.residualMoment(), 1e-9);
      affine += piece.lineDeviation().isPresent() ? 1 : 0;
      assertEquals(0, piece.lineDeviation().orElse(0), 1e-8);
    }
    assertTrue(affine >= 1, pieces.toString());
  }

  @Test
  void theHessianIsPositiveSemidefiniteWithTheZerosThatTheJacobianExplains() {
    var surface = SplineLossSurface.around(minimum.toSpline(), samples);
    var spectrum =
        HessianSpectrum.of(surface, SplineLossSurface.parameters(minimum.toSpline()));
    assertEquals(0, spectrum.negatives());
    assertEquals(2 * NEURONS + 1 - spectrum.jacobianRank(), spectrum.zeros());
    assertTrue(spectrum.isExplained());
    assertEquals(0, spectrum.zeroDirections().symmetry());
  }

  @Test
  void aNetworkHasOneMoreZeroForTheScaleSymmetryOfEachActiveNeuron() {
    var spline =
        HessianSpectrum.of(
            SplineLossSurface.around(minimum.toSpline(), samples),
            SplineLossSurface.parameters(minimum.toSpline()));
    var network =
        HessianSpectrum.of(new NetworkLossSurface(samples, NEURONS), minimum.parameters());
    assertTrue(network.isExplained());
    assertEquals(spline.jacobianRank(), network.jacobianRank());
    assertEquals(NEURONS, network.zeroDirections().symmetry());
    assertEquals(spline.zeros() + NEURONS, network.zeros());
  }

  /// Ten neurons in the three pieces of a fit: the data on a piece move by a line only, so that
  /// most directions do nothing; two neurons see no datum; f = y, so that this is a minimum.
  @Test
  void overparametrisedMinimaHaveAsManyZerosAsThePiecesLeaveOver() {
    Samples data = Samples.of(new double[] {-3, -2, -1, 1, 2, 3, 4, 5}, x -> 0);
    var kinks =
        List.<SplineNeuron>of(
            new Kink(0, 1, Orientation.RIGHT, 1),
            new Kink(0, -1, Orientation.RIGHT, 2),
            new Kink(0.5, 2, Orientation.LEFT, 1),
            new Kink(0.5, -2, Orientation.LEFT, 1),
            new Kink(2.5, 1, Orientation.RIGHT, 1),
            new Kink(2.5, -1, Orientation.RIGHT, 1),
            new Kink(2.7, 1, Orientation.LEFT, 1),
            new Kink(2.7, -1, Orientation.LEFT, 1),
            new Kink(7, 1, Orientation.RIGHT, 1),
            new Kink(-9, 1, Orientation.LEFT, 1));
    var spline = new ReluSpline(0, kinks);
    var partition = DataPartition.of(spline, data);
    var surface = SplineLossSurface.around(spline, data);
    var spectrum = HessianSpectrum.of(surface, SplineLossSurface.parameters(spline));
    assertEquals(3, partition.pieces());
    assertEquals(6, partition.rankBound());
    assertEquals(6, spectrum.jacobianRank());
    assertEquals(21 - 6, spectrum.zeros());
    assertTrue(spectrum.isExplained());
    assertEquals(new ZeroDirections(0, 4, 0, 11), spectrum.zeroDirections());
    assertFalse(partition.isLonely());
  }

  @Test
  void theRankOfTheJacobianNeverExceedsWhatThePiecesCanDo() {
    for (long seed = 0; seed < 30; seed++) {
      ReluNetwork network = new UniformBreakpoints(-4, 4, 1, 1).draw(12, new Seed(seed));
      Samples few = Samples.of(new double[] {-3, -2.5, -1, 0, 0, 0.4, 2, 3}, x -> x * x);
      var spectrum =
          HessianSpectrum.of(
              SplineLossSurface.around(network.toSpline(), few),
              SplineLossSurface.parameters(network.toSpline()));
      int bound = DataPartition.of(network.toSpline(), few).rankBound();
      assertTrue(spectrum.jacobianRank() <= bound);
    }
  }

  @Test
  void aPartitionIsLonelyWhileNoGapHoldsTwoBreakpoints() {
    Samples data = Samples.of(new double[] {0, 1, 2}, x -> x);
    var lonely =
        new ReluSpline(
            0,
            List.of(
                new Kink(0.5, 1, Orientation.RIGHT, 1),
                new Kink(1.5, 1, Orientation.LEFT, 1),
                new Kink(5, 1, Orientation.LEFT, 1),
                new Kink(6, 1, Orientation.LEFT, 1)));
    assertTrue(DataPartition.of(lonely, data).isLonely());
    assertEquals(List.of(1, 1), DataPartition.of(lonely, data).gapCounts());
    var crowded =
        new ReluSpline(
            0,
            List.of(
                new Kink(0.5, 1, Orientation.RIGHT, 1), new Kink(0.6, 0, Orientation.LEFT, 1)));
    assertFalse(DataPartition.of(crowded, data).isLonely());
    assertEquals(2, DataPartition.of(crowded, data).pieces());
  }
}
