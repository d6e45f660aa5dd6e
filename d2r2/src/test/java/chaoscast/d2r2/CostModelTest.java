package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// The multiplications that the tables ask for are those that the cost model counts.
class CostModelTest {
  @Test
  void everyMonomialOfDegreeTwoOrMoreIsOneMultiplicationOfAnEarlierOne() {
    for (int variables : new int[] {1, 3, 8}) {
      for (int degree = 1; degree <= 5; degree++) {
        var table = new MonomialTable(variables, degree);
        int multiplications = 0;
        for (int d = 2; d <= degree; d++) {
          int[] left = table.left(d);
          for (int i = 0; i < left.length; i++) {
            assertTrue(left[i] < table.firstOfDegree(d), "a factor must come before its product");
          }
          multiplications += left.length;
        }
        var cost = new PolynomialMap(variables, degree).cost();
        assertEquals(multiplications, cost.multiplyAdds());
      }
    }
  }
}
