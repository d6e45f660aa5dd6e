package chaoscast.evaluation.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Cost;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaperCostTest {
  @Test
  void formulasAreTheCostModelsOfTheSurrogates() {
    Cost polynomial = cost("d2r2", Map.of("degree", "4"));
    assertEquals(polynomial.multiplyAdds(), PaperCost.polynomial());
    assertEquals(polynomial.featureCount(), PaperCost.features());

    Cost reservoir = cost("lsr-esn", Map.of("nodes", "400"));
    // The in-degrees are binomial with mean 3: their sum of 1200 has a standard deviation of 35.
    assertEquals(
        (double) reservoir.multiplyAdds(), (double) PaperCost.reservoir(400), 4 * 35.0);
  }

  @Test
  void aDenseReservoirMultipliesEveryNodeByEveryOther() {
    // N² for the recurrence, N for the input, N/2 − 2 products, 8 N for the readout
    assertEquals(400 * 400 + 400 + 198 + 3200, PaperCost.denseReservoir(400));
  }

  @Test
  void aMultiplyAddTakesAMultiplicationAndAnAddition() {
    // 3.7 pJ and 0.9 pJ in binary32
    assertEquals(4.6, EnergyPerOperation.BINARY32.nanojoules(new Cost(0, 0, 1000, 0, 0)), 1e-12);
  }

  @Test
  void energiesMeetTheSourceAndGrowWithTheSignificand() {
    EnergyPerOperation again = EnergyPerOperation.scaled("binary16", 11);
    assertEquals(1.1, again.multiplication(), 1e-12);
    assertEquals(0.4, again.addition(), 1e-12);
    // A multiplier grows with the width's power between 1 and 2: 53/24 to 4.9 times binary32's 3.7 pJ.
    double times = EnergyPerOperation.BINARY64.multiplication() / 3.7;
    assertEquals(Math.pow(53.0 / 24, 1.5), times, 0.5);
  }

  private static Cost cost(String surrogate, Map<String, String> settings) {
    double[] states = new Random(1).doubles(8 * 60, -1, 1).toArray();
    return Surrogates.provider(surrogate)
        .trainer(settings, new Seed(1))
        .train(List.of(Trajectory.of(states, 8, 0.005)), Progress.NONE)
        .cost();
  }
}
