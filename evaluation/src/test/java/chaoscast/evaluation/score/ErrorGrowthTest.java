package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorGrowthTest {
  @Test
  void anExponentialHasItsOwnRateUpToSaturation() {
    double[] curve =
        IntStream.range(0, 1000)
            .mapToDouble(step -> Math.min(1, 1e-6 * Math.exp(0.9 * 0.05 * step)))
            .toArray();

    assertEquals(0.9, ErrorGrowth.rate(curve, 0.05, 0.3).orElseThrow(), 1e-9);
  }

  @Test
  void isUnknownWhereTheErrorIsLargeFromTheStart() {
    double[] curve = IntStream.range(0, 100).mapToDouble(_ -> 0.5).toArray();

    assertTrue(ErrorGrowth.rate(curve, 0.05, 0.3).isEmpty());
  }

  @Test
  void isUnknownForAForecastWithoutError() {
    assertTrue(ErrorGrowth.rate(new double[100], 0.05, 0.3).isEmpty());
  }
}
