package chaoscast.esn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What trained networks remark on reservoirs that do not forget.
class EsnTrainerTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 2000);

  /// r ← tanh(A r) with A ≥ 0 and ρ > 1 has the stable fixed points ± r* of Perron and Frobenius, and a
  /// weak drive does not lead from one to the other.
  private static final Map<String, String> TWO_RESPONSES =
      Map.of("nodes", "60", "spectralRadius", "1.5", "inDegree", "10", "inputScaling", "1e-4");

  private static Surrogate train(SurrogateProvider provider, Map<String, String> settings) {
    return new ScaledTrainer(provider.trainer(settings, new Seed(2)), ScalingKind.STANDARD)
        .train(List.of(TRUTH), Progress.NONE);
  }

  private static List<Remark> remarks(Surrogate surrogate) {
    return surrogate.remarks().stream()
        .filter(remark -> remark.topic().equals(EsnTrainer.TOPIC))
        .toList();
  }

  @Test
  void aReservoirThatForgetsDrawsNoRemark() {
    assertEquals(List.of(), remarks(train(new LsrEsnProvider(), Map.of("nodes", "60"))));
    var shorter = Map.of("nodes", "60", "spectralRadius", "0.7");
    assertEquals(List.of(), remarks(train(new HsrEsnProvider(), shorter)));
  }

  @Test
  void aReservoirWithTwoResponsesDrawsOneThatSaysWhatItMeansAndWhatHelps() {
    Remark remark = remarks(train(new HsrEsnProvider(), TWO_RESPONSES)).getFirst();
    assertTrue(remark.of("hsr-esn").startsWith("hsr-esn: the reservoir does not forget its start"));
    // the negated copy at least does not converge
    double apart = remark.figures().get("apart");
    assertTrue(apart >= 1.0 / 16 && apart < 1, remark.text());
    String share = "%.0f%% of 16 copies".formatted(100 * apart);
    assertTrue(remark.text().contains(share), remark.text());
    assertTrue(remark.figures().get("conditionalExponent") < 0, remark.text());
    String cure = "spectralRadius < 1 or bias=0.5 helps (now spectralRadius=1.5, bias=0)";
    assertTrue(remark.text().contains(cure), remark.text());
  }

  @Test
  void aChaoticReservoirIsToldThatNoWarmUpHelps() {
    var wild =
        Map.of("nodes", "100", "spectralRadius", "4", "weights", "gaussian", "inputScaling",
            "1e-3");
    Remark remark = remarks(train(new HsrEsnProvider(), wild)).getFirst();
    assertTrue(remark.figures().get("conditionalExponent") > 0, remark.text());
    assertTrue(remark.text().contains("no warm-up makes the reservoir forget"), remark.text());
  }

  /// The share is measured on the training data; the same is found on others.
  @Test
  void itSaysHowManyForecastsAreWrongAtOnce() {
    var settings = Map.of("nodes", "60", "inputScaling", "0.05", "ridge", "1e-8");
    Surrogate surrogate = train(new HsrEsnProvider(), settings);
    double told = remarks(surrogate).getFirst().figures().get("wrongAtOnce");
    assertTrue(told > 0.1 && told < 0.9, "share " + told);

    Trajectory other = ChaoticData.lorenz(new double[] {-9, 3, 31}, 4100);
    Rollout rollout = surrogate.startRollout(80);
    double[] states = new double[3 * 80];
    for (int step = 0; step < surrogate.warmUp(); step++) {
      for (int k = 0; k < 80; k++) {
        other.copyState(50 * k + step, states, 3 * k);
      }
      rollout.observe(states);
    }
    rollout.forecast(states);
    double wrong = 0;
    for (int k = 0; k < 80; k++) {
      double error = 0;
      for (int i = 0; i < 3; i++) {
        double difference = states[3 * k + i] - other.get(50 * k + surrogate.warmUp(), i);
        error += difference * difference;
      }
      wrong += Math.sqrt(error) > 0.1 ? 1.0 / 80 : 0;
    }
    // two shares of 64 and 80 draws: thrice the standard deviation of their difference
    assertEquals(told, wrong, 0.25);
  }

  @Test
  void theSameTrainingDrawsTheSameRemark() {
    Surrogate first = train(new HsrEsnProvider(), TWO_RESPONSES);
    assertEquals(first.remarks(), train(new HsrEsnProvider(), TWO_RESPONSES).remarks());
  }

  @Test
  void remarksStayWithTheModelInItsFileAndInOtherFormats(@TempDir Path folder) {
    Surrogate trained = train(new HsrEsnProvider(), TWO_RESPONSES);
    Surrogates.save(trained, folder.resolve("model.h5"));
    assertEquals(trained.remarks(), Surrogates.load(folder.resolve("model.h5")).remarks());
    Surrogate rounded = trained.inPrecision(Arithmetic.BINARY16, Scope.ALL);
    assertEquals(trained.remarks(), rounded.remarks());
  }

  @Test
  void localReservoirsAreCountedWhereTheyHaveWeightsOfTheirOwn() {
    var settings =
        Map.of("nodes", "60", "spectralRadius", "1.5", "inDegree", "10", "inputScaling", "1e-4",
            "blocks", "3", "overlap", "1", "shared", "false");
    Remark remark = remarks(train(new HsrEsnProvider(), settings)).getFirst();
    assertTrue(
        remark.text().startsWith("of 3 of 3 local models, the first: the reservoir does not"),
        remark.text());
  }
}
