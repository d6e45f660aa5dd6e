package chaoscast.d2r2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class MonomialTableTest {
  @Test
  void countsAreThoseOfThePaper() {
    assertArrayEquals(new int[] {45, 165, 495}, counts(8));
    assertArrayEquals(new int[] {10, 20, 35}, counts(3));
  }

  private static int[] counts(int variables) {
    return new int[] {
      new MonomialTable(variables, 2).count(),
      new MonomialTable(variables, 3).count(),
      new MonomialTable(variables, 4).count()
    };
  }

  @Test
  void everyMonomialOccursOnceWithRisingDegree() {
    var table = new MonomialTable(3, 4);
    var seen = new HashSet<String>();
    int lastDegree = 0;
    for (int row = 0; row < table.count(); row++) {
      int[] exponents = table.exponents(row);
      int degree = Arrays.stream(exponents).sum();
      assertTrue(seen.add(Arrays.toString(exponents)), "twice: " + Arrays.toString(exponents));
      assertTrue(degree >= lastDegree && degree <= 4);
      lastDegree = degree;
    }
    assertEquals(35, seen.size());
  }

  @Test
  void aTableOfAHundredThousandMonomialsAndMoreIsRefused() {
    var error = assertThrows(InputException.class, () -> new MonomialTable(40, 4));
    assertEquals(
        "the number of monomials must be ≤ 100000 but degree 4 in 40 variables has more; the largest degree is 3",
        error.getMessage());
  }
}
