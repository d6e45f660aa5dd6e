package chaoscast.core.files.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.files.table.Digits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StampsTest {
  /// All digits of k Δt, as programs print them, over long records and from late beginnings.
  @ParameterizedTest
  @CsvSource({"0.02, 20000, 0", "0.02, 20000, 40", "0.01, 300000, 1000", "0.1, 8000, 7.3",
    "0.001953125, 100000, 0", "0.3, 50000, 12345.6", "1e-9, 20000, 0", "86400, 4000, 0"})
  void theStepOfAllDigitsIsTheShortestDecimal(double step, int rows, double start) {
    double[] times = new double[rows];
    for (int k = 0; k < rows; k++) {
      times[k] = start + k * step;
    }
    Stamps stamps = Stamps.of(times, new Digits(17, 17));
    assertTrue(stamps.even());
    assertEquals(step, stamps.step());
  }
}
