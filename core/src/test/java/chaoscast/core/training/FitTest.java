package chaoscast.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FitTest {
  @Test
  void fewerSamplesThanFeaturesAreRemarkedWithTheirCure() {
    String text = fit(19, 1e4).remarks().getFirst().text();
    assertTrue(text.startsWith("19 samples are fewer than the 35 features"), text);
    assertTrue(text.contains("a lower degree"), text);
  }

  @Test
  void anInfiniteConditionIsRemarked() {
    String text = fit(1000, Double.POSITIVE_INFINITY).remarks().getFirst().text();
    assertTrue(text.startsWith("the condition is infinite"), text);
  }

  @Test
  void whatIsRegularHasNoRemark() {
    assertEquals(0, fit(35, 1e12).remarks().size());
  }

  private static Fit fit(long samples, double condition) {
    return new Fit(samples, 35, 35, condition, 1e-4, OptionalDouble.empty(), new double[1]);
  }
}
