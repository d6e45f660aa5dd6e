package chaoscast.esn.reservoir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.core.options.Options;
import chaoscast.esn.options.Activation;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.options.FeatureTransform;
import chaoscast.esn.options.ObservedVariables;
import chaoscast.esn.spectrum.SpectralRadius;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReservoirTest {
  private static EsnOptions options(Map<String, String> overrides) {
    return Options.parse(EsnOptions.LSR_PAPER, overrides);
  }

  private static Reservoir draw(Map<String, String> overrides, int dimension) {
    return Reservoir.draw(options(overrides), dimension, new Seed(4));
  }

  @Test
  void theRecurrentPartHasTheSpectralRadiusAskedFor() {
    Reservoir reservoir = draw(Map.of("nodes", "400", "spectralRadius", "1.2"), 3);
    assertEquals(1.2, SpectralRadius.of(recurrent(reservoir)), 1e-9);
  }

  @Test
  void entriesAreNotNegativeAndAsManyAsTheMeanInDegreeSays() {
    SparseMatrix recurrent = recurrent(draw(Map.of("nodes", "3000", "inDegree", "6"), 3));
    // binomial with mean 18 000 and standard deviation below 135: five of them
    assertEquals(18_000, recurrent.entryCount(), 675);
    for (double value : recurrent.values()) {
      assertTrue(value >= 0);
    }
  }

  private static SparseMatrix recurrent(Reservoir reservoir) {
    SparseMatrix drive = reservoir.drive();
    var rows = new SparseRows();
    for (int row = 0; row < drive.rows(); row++) {
      for (int entry = drive.start(row); entry < drive.start(row + 1); entry++) {
        if (drive.column(entry) < drive.rows()) {
          rows.add(drive.column(entry), drive.value(entry));
        }
      }
      rows.endRow();
    }
    return rows.toMatrix(drive.rows());
  }

  @Test
  void eachInputDrivesItsOwnContiguousBlockOfNodes() {
    Reservoir reservoir = draw(Map.of("nodes", "12", "spectralRadius", "0"), 3);
    SparseMatrix drive = reservoir.drive();
    assertEquals(12, drive.entryCount(), "one input a node and nothing else");
    for (int node = 0; node < 12; node++) {
      assertEquals(12 + node / 4, drive.column(node));
      assertTrue(Math.abs(drive.value(node)) < 0.5);
    }
  }

  /// One of 2000 uniform numbers is in any given hundredth of the range but for 0.99²⁰⁰⁰ = 2e−9.
  @Test
  void inputAndBiasWeightsAreIndependentAndFillTheirRanges() {
    var settings =
        Map.of("nodes", "2000", "spectralRadius", "0", "inputScaling", "0.5", "bias", "0.3");
    SparseMatrix drive = draw(settings, 1).drive();
    assertEquals(4000, drive.entryCount(), "an input and a bias a node");
    double[] inputs = new double[2000];
    double[] biases = new double[2000];
    double products = 0;
    for (int node = 0; node < 2000; node++) {
      assertEquals(2000, drive.column(drive.start(node)));
      assertEquals(2001, drive.column(drive.start(node) + 1));
      inputs[node] = drive.value(drive.start(node));
      biases[node] = drive.value(drive.start(node) + 1);
      products += inputs[node] / 0.5 * biases[node] / 0.3;
    }
    assertFillsRange(0.5, inputs);
    assertFillsRange(0.3, biases);
    // independent with variance 1/3 each: four standard errors of the mean product
    assertEquals(0, products / 2000, 4 / 3.0 / Math.sqrt(2000));
  }

  private static void assertFillsRange(double scaling, double[] values) {
    double least = Arrays.stream(values).min().orElseThrow();
    double greatest = Arrays.stream(values).max().orElseThrow();
    assertTrue(-scaling <= least && least < -0.98 * scaling, "least " + least);
    assertTrue(0.98 * scaling < greatest && greatest < scaling, "greatest " + greatest);
  }

  @Test
  void changingTheBiasDoesNotChangeTheOtherDraws() {
    SparseMatrix without = recurrent(draw(Map.of("nodes", "50"), 3));
    SparseMatrix with = recurrent(draw(Map.of("nodes", "50", "bias", "1"), 3));
    assertEquals(without.value(7), with.value(7));
  }

  @Test
  void aStepIsTheLeakyTanhOfRecurrenceInputAndBias() {
    // two nodes: r0 driven by r1 (0.5) and x (2); r1 by x (−1) and the bias (0.25); leak 0.25
    var rows = new SparseRows();
    rows.add(1, 0.5);
    rows.add(2, 2);
    rows.endRow();
    rows.add(2, -1);
    rows.add(3, 0.25);
    rows.endRow();
    var map = new ReservoirMap(
        new Reservoir(rows.toMatrix(4), Activation.TANH, 0.25, ObservedVariables.all(1)),
        FeatureTransform.NONE);
    DenseMatrix features = DenseMatrix.zeros(2, 2);
    map.start(1).sweep(DenseMatrix.of(new double[] {0.3, -0.4}, 1, 2), features);
    double r0 = 0.25 * Math.tanh(0.6);
    double r1 = 0.25 * Math.tanh(-0.05);
    assertEquals(r0, features.get(0, 0), 1e-15);
    assertEquals(r1, features.get(1, 0), 1e-15);
    double later = 0.75 * r0 + 0.25 * Math.tanh(0.5 * r1 - 0.8);
    assertEquals(later, features.get(0, 1), 1e-15);
    assertEquals(0.75 * r1 + 0.25 * Math.tanh(0.65), features.get(1, 1), 1e-15);
  }

  @Test
  void squaresAndProductsReplaceEveryEvenNode() {
    double[] r = nodes(FeatureTransform.NONE);
    double[] squares = nodes(FeatureTransform.SQUARES);
    double[] products = nodes(FeatureTransform.PRODUCTS);
    for (int j = 0; j < 8; j++) {
      assertEquals(j % 2 == 0 ? r[j] * r[j] : r[j], squares[j], "square " + j);
      boolean product = j % 2 == 0 && j >= 2 && j < 6;
      assertEquals(product ? r[j - 1] * r[j - 2] : r[j], products[j], "product " + j);
    }
  }

  private static double[] nodes(FeatureTransform transform) {
    Reservoir reservoir = draw(Map.of("nodes", "8"), 2);
    DenseMatrix features = DenseMatrix.zeros(8, 3);
    new ReservoirMap(reservoir, transform)
        .start(1)
        .sweep(DenseMatrix.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3), features);
    double[] last = new double[8];
    for (int j = 0; j < 8; j++) {
      last[j] = features.get(j, 2);
    }
    return last;
  }

  @Test
  void theFullFeaturesAreOneInputsNodesAndTheirSquares() {
    Reservoir reservoir = draw(Map.of("nodes", "5", "inputTopology", "dense", "bias", "0.5"), 2);
    DenseMatrix features = DenseMatrix.zeros(13, 1);
    var map = new ReservoirMap(reservoir, FeatureTransform.FULL);
    assertEquals(13, map.featureCount());
    map.start(1).advance(DenseMatrix.of(new double[] {0.25, -2}, 2, 1), features);
    assertEquals(1, features.get(0, 0));
    assertEquals(0.25, features.get(1, 0));
    assertEquals(-2, features.get(2, 0));
    SparseMatrix drive = reservoir.drive();
    for (int node = 0; node < 5; node++) {
      double z = 0;
      double[] input = {0, 0, 0, 0, 0, 0.25, -2, 1};
      for (int entry = drive.start(node); entry < drive.start(node + 1); entry++) {
        z += drive.value(entry) * input[drive.column(entry)];
      }
      double r = features.get(3 + node, 0);
      assertEquals(Math.tanh(z), r, 1e-15);
      assertEquals(r * r, features.get(8 + node, 0));
    }
    assertEquals(8, new ReservoirMap(reservoir, FeatureTransform.LINEAR).featureCount());
  }

  @Test
  void aDenseInputDrivesEveryNodeByEveryVariable() {
    var settings = Map.of("nodes", "12", "spectralRadius", "0", "inputTopology", "dense");
    SparseMatrix drive = draw(settings, 3).drive();
    assertEquals(36, drive.entryCount());
  }

  @Test
  void aSparseInputDrivesEveryNodeByAsManyVariablesEverySubsetAsLikely() {
    var settings = new HashMap<>(Map.of("nodes", "6000", "spectralRadius", "0"));
    settings.putAll(Map.of("inputTopology", "sparse", "inputDegree", "2"));
    SparseMatrix drive = draw(settings, 4).drive();
    var found = new TreeMap<List<Integer>, Integer>(Comparator.comparing(List::toString));
    for (int node = 0; node < 6000; node++) {
      assertEquals(2, drive.start(node + 1) - drive.start(node));
      int entry = drive.start(node);
      found.merge(List.of(drive.column(entry), drive.column(entry + 1)), 1, Integer::sum);
    }
    assertEquals(6, found.size(), "pairs of four inputs");
    double deviation = Math.sqrt(6000 * (1 / 6.0) * (5 / 6.0));
    found.forEach((pair, nodes) -> assertEquals(1000, nodes, 4 * deviation, pair.toString()));
    settings.putAll(Map.of("inputDegree", "9", "nodes", "4"));
    assertEquals(12, draw(settings, 3).drive().entryCount(), "no more than there are");
  }

  @Test
  void onlyObservedVariablesReachTheReservoir() {
    Reservoir reservoir = draw(Map.of("nodes", "12", "observed", "2 0"), 3);
    assertEquals(2, reservoir.inputs());
    var map = new ReservoirMap(reservoir, FeatureTransform.LINEAR);
    DenseMatrix one = DenseMatrix.zeros(15, 1);
    map.start(1).advance(DenseMatrix.of(new double[] {1, 5, 3}, 3, 1), one);
    DenseMatrix other = DenseMatrix.zeros(15, 1);
    map.start(1).advance(DenseMatrix.of(new double[] {1, -70, 3}, 3, 1), other);
    for (int feature = 0; feature < 15; feature++) {
      assertEquals(one.get(feature, 0), other.get(feature, 0));
    }
    assertEquals(1, one.get(1, 0));
    assertEquals(3, one.get(2, 0));
  }

  @Test
  void variablesThatDoNotExistCannotBeObserved() {
    var error =
        assertThrows(InputException.class, () -> draw(Map.of("observed", "0 3"), 3));
    assertEquals("observed must name variables in [0, 3) but was '0 3'", error.getMessage());
    assertThrows(InputException.class, () -> options(Map.of("observed", "x")));
    var increment = Map.of("observed", "0", "target", "increment");
    assertThrows(InputException.class, () -> options(increment));
  }

  @Test
  void sweepingAndAdvancingGiveTheSameBits() {
    for (FeatureTransform transform : FeatureTransform.values()) {
      Reservoir reservoir = draw(Map.of("nodes", "100", "leakRate", "0.5"), 2);
      sweepingAndAdvancingGiveTheSameBits(new ReservoirMap(reservoir, transform));
    }
  }

  private static void sweepingAndAdvancingGiveTheSameBits(ReservoirMap map) {
    int count = map.featureCount();
    DenseMatrix states = DenseMatrix.zeros(2, 75);
    for (int step = 0; step < 75; step++) {
      states.set(0, step, Math.sin(step));
      states.set(1, step, Math.cos(2.5 * step));
    }
    DenseMatrix swept = DenseMatrix.zeros(count, 75);
    map.start(1).sweep(states, swept);
    var stream = map.start(1);
    DenseMatrix features = DenseMatrix.zeros(count, 1);
    for (int step = 0; step < 75; step++) {
      stream.advance(
          DenseMatrix.of(new double[] {states.get(0, step), states.get(1, step)}, 2, 1), features);
      for (int j = 0; j < count; j++) {
        assertEquals(swept.get(j, step), features.get(j, 0), "feature " + j + ", step " + step);
      }
    }
  }

  @Test
  void moreVariablesThanNodesAreRejected() {
    var error = assertThrows(InputException.class, () -> draw(Map.of("nodes", "4"), 8));
    assertEquals("nodes must be ≥ the number of variables 8 but was 4", error.problem());
    assertTrue(error.cure().orElseThrow().contains("inputTopology=dense"));
    assertEquals(8, draw(Map.of("nodes", "4", "inputTopology", "dense"), 8).inputs());
  }
}
