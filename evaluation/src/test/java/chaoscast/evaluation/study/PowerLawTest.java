package chaoscast.evaluation.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PowerLawTest {
  private static final List<Double> SIZES = List.of(40.0, 100.0, 200.0, 1000.0);

  @Test
  void exponentOfAPureCubeIsThree() {
    List<Double> cubes = SIZES.stream().map(n -> 0.1 * n * n * n).toList();

    assertEquals(3, PowerLaw.exponent(SIZES, cubes).orElseThrow(), 1e-12, "rounding of logarithms");
  }

  @Test
  void twoSizesSayNothing() {
    assertTrue(PowerLaw.exponent(SIZES.subList(0, 2), List.of(1.0, 2.0)).isEmpty());
    assertTrue(PowerLaw.exponent(SIZES, List.of(1.0, 2.0, Double.NaN, 0.0)).isEmpty());
  }
}
