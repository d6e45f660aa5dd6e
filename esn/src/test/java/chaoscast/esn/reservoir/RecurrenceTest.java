package chaoscast.esn.reservoir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.linalg.SparseMatrix;
import chaoscast.esn.options.RecurrenceOptions;
import chaoscast.esn.options.ReservoirTopology;
import chaoscast.esn.options.WeightLaw;
import chaoscast.esn.spectrum.DenseEigenvalues;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrenceTest {
  private static SparseMatrix draw(
      int nodes, double inDegree, ReservoirTopology topology, WeightLaw weights) {
    var options = new RecurrenceOptions(nodes, 0.9, inDegree, topology, weights);
    return Recurrence.draw(options, new Seed(3).generator());
  }

  @ParameterizedTest
  @EnumSource
  void everyTopologyIsScaledToItsSpectralRadius(ReservoirTopology topology) {
    for (WeightLaw weights : WeightLaw.values()) {
      SparseMatrix matrix = draw(120, 3, topology, weights);
      // the dense algorithm's own error, of the order of n ulps of the norm
      assertEquals(0.9, DenseEigenvalues.spectralRadius(matrix), 1e-10, topology + " " + weights);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameGeneratorDrawsTheSameBits(ReservoirTopology topology) {
    SparseMatrix one = draw(300, 4, topology, WeightLaw.GAUSSIAN);
    SparseMatrix two = draw(300, 4, topology, WeightLaw.GAUSSIAN);
    assertArrayEquals(one.values(), two.values());
    assertArrayEquals(one.columnIndices(), two.columnIndices());
  }

  @Test
  void inARingEveryNodeIsDrivenByThoseBeforeIt() {
    SparseMatrix ring = draw(10, 2, ReservoirTopology.RING, WeightLaw.NON_NEGATIVE);
    assertEquals(20, ring.entryCount());
    assertEquals(9, ring.column(ring.start(0)));
    assertEquals(8, ring.column(ring.start(0) + 1));
    assertEquals(4, ring.column(ring.start(5)));
  }

  @Test
  void aSmallWorldKeepsTheInDegreeAndNineTenthsOfTheRing() {
    SparseMatrix matrix = draw(1000, 4, ReservoirTopology.SMALL_WORLD, WeightLaw.SYMMETRIC);
    int near = 0;
    for (int row = 0; row < 1000; row++) {
      int[] columns =
          Arrays.copyOfRange(matrix.columnIndices(), matrix.start(row), matrix.start(row + 1));
      assertEquals(4, Arrays.stream(columns).distinct().count());
      for (int column : columns) {
        near += Math.floorMod(row - column, 1000) <= 4 ? 1 : 0;
      }
    }
    // binomial: 3600 ± 19; five of them
    assertEquals(3600, near, 95);
  }

  @Test
  void symmetricAndNormalWeightsHaveBothSigns() {
    for (WeightLaw law : new WeightLaw[] {WeightLaw.SYMMETRIC, WeightLaw.GAUSSIAN}) {
      double[] values = draw(500, 5, ReservoirTopology.ERDOS_RENYI, law).values();
      long negative = Arrays.stream(values).filter(value -> value < 0).count();
      assertTrue(Math.abs(negative - values.length / 2.0) < 0.1 * values.length, law.name());
    }
  }

  @Test
  void aRingNeedsAWholeInDegree() {
    var error =
        assertThrows(
            InputException.class,
            () -> draw(10, 2.5, ReservoirTopology.RING, WeightLaw.NON_NEGATIVE));
    assertEquals("inDegree of a ring must be a whole number but was 2.5", error.getMessage());
  }
}
