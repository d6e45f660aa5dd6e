package chaoscast.core.tangent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;

class TangentFrameTest {
  @Test
  void growsByTheLogarithmsOfTheDiagonalOfR() {
    var frame = TangentFrame.of(new double[][] {{1, 0}, {0, 1}}, ConservedDirections.NONE);
    // the rows (3, 4) and (0, 10): lengths 5 and 10·3/5
    frame.vectors()[0] = new double[] {3, 4};
    frame.vectors()[1] = new double[] {0, 10};
    assertTrue(frame.orthonormalise());
    assertArrayEquals(new double[] {Math.log(5), Math.log(6)}, frame.growth(), 1e-15);
    assertArrayEquals(new double[] {0.6, 0.8}, frame.vectors()[0], 1e-15);
    assertArrayEquals(new double[] {-0.8, 0.6}, frame.vectors()[1], 1e-15);
  }

  @Test
  void staysOrthogonalWhereVectorsAreNearlyParallel() {
    // components apart by 1e−9 of the length: one pass leaves an angle of about 1e−7
    double[][] start = new double[6][];
    var random = new Seed(3).generator();
    for (int i = 0; i < start.length; i++) {
      start[i] = random.doubles(20, 1, 1 + 1e-9).toArray();
    }
    double[][] q = TangentFrame.of(start, ConservedDirections.NONE).vectors();
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(0, TangentFrame.dot(q[i], q[j]), 1e-15);
      }
    }
  }

  @Test
  void aVanishedVectorGrowsByMinusInfinityAndDisturbsNoOther() {
    var frame = TangentFrame.of(new double[][] {{1, 0}, {0, 1}}, ConservedDirections.NONE);
    frame.vectors()[1] = new double[] {0, 0};
    assertFalse(frame.orthonormalise());
    assertArrayEquals(new double[] {0, Double.NEGATIVE_INFINITY}, frame.growth());
    frame.vectors()[0][0] = 2;
    assertFalse(frame.orthonormalise());
    assertArrayEquals(
        new double[] {Math.log(2), Double.NEGATIVE_INFINITY}, frame.growth());
  }

  @Test
  void vectorsHaveNoComponentAlongWhatIsConserved() {
    var mean = ConservedDirections.of(new double[][] {{1, 1, 1}});
    var frame = TangentFrame.random(2, 3, new Seed(1).generator(), mean);
    for (int step = 0; step < 200; step++) {
      // grows along (1, 1, 1), which the frame must not follow, and shrinks elsewhere
      for (double[] vector : frame.vectors()) {
        double sum = vector[0] + vector[1] + vector[2];
        for (int n = 0; n < 3; n++) {
          vector[n] = 0.5 * vector[n] + sum;
        }
      }
      assertTrue(frame.orthonormalise());
    }
    assertArrayEquals(
        new double[] {200 * Math.log(0.5), 200 * Math.log(0.5)}, frame.growth(), 1e-11);
  }

  @Test
  void movesToColumnsAndBack() {
    double[][] start = {{1, 0, 0}, {0, 0, 1}};
    var frame = TangentFrame.of(start, ConservedDirections.NONE);
    DenseMatrix columns = DenseMatrix.zeros(4, 2);
    frame.copyTo(columns);
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 1, 0, 0}, columns.toArray());
    columns.set(1, 0, 5);
    frame.copyFrom(columns);
    assertArrayEquals(new double[] {1, 5, 0}, frame.vectors()[0]);
  }

  @Test
  void asksForNoMoreVectorsThanDirectionsAreLeft() {
    var mean = ConservedDirections.of(new double[][] {{1, 1, 1}});
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> TangentFrame.random(3, 3, new Seed(1).generator(), mean));
    assertEquals("exponents must be in [1, 2] but was 3", thrown.getMessage());
  }

  @Test
  void conservedDirectionsMustBeIndependent() {
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> ConservedDirections.of(new double[][] {{1, 0}, {2, 0}}));
    assertEquals(
        "conserved directions must be finite and independent but are not", thrown.getMessage());
  }
}
