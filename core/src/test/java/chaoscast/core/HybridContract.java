package chaoscast.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.files.ModelFile;
import chaoscast.core.flow.Flow;
import chaoscast.core.hybrid.HybridTrainer;
import chaoscast.core.hybrid.KnowledgeTrainer;
import chaoscast.core.hybrid.WrongLorenz;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.scaling.ScalingKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a surrogate that corrects [WrongLorenz] must do: all that others must, and better than both alone.
public abstract class HybridContract
    implements
      ForecastContract,
      RolloutContract,
      PrecisionContract,
      ModelFileContract,
      DataContract,
      OptionContract {
  private static final int LENGTH = 1000;

  private final SurrogateProvider alone;
  private final Map<String, String> settings;

  /// @param provider of the surrogates that correct
  /// @param settings a small, well-conditioned configuration for 500 states of Lorenz 63
  protected HybridContract(SurrogateProvider provider, Map<String, String> settings) {
    alone = provider;
    this.settings = settings;
  }

  @Override
  public final SurrogateProvider provider() {
    return new Correcting(alone);
  }

  @Override
  public final Map<String, String> settings() {
    return settings;
  }

  /// A provider whose surrogates correct the model.
  private record Correcting(SurrogateProvider inner) implements SurrogateProvider {
    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public String summary() {
      return inner.summary();
    }

    @Override
    public List<OptionDescription> options() {
      return inner.options();
    }

    @Override
    public SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
      return new HybridTrainer(
          inner.trainer(settings, seed), WrongLorenz.BY_FIVE_PERCENT, ScalingKind.STANDARD);
    }

    @Override
    public Surrogate read(ModelFile file, ModelHeader header) {
      return inner.read(file, header);
    }
  }

  @Test
  void errsLessInAStepThanTheModelAlone() {
    Trajectory truth = ChaoticData.lorenz(new double[] {5, -4, 25}, LENGTH);
    Surrogate hybrid = trained(provider().trainer(settings(), new Seed(3)), truth);
    Surrogate model = trained(new KnowledgeTrainer(WrongLorenz.BY_FIVE_PERCENT), truth);
    double error = error(hybrid, truth);
    assertTrue(error < error(model, truth) / 4, error + " against " + error(model, truth));
  }

  @Test
  void saysWhatItCorrects() {
    Trajectory truth = ChaoticData.lorenz(new double[] {5, -4, 25}, LENGTH);
    Surrogate hybrid = trained(provider().trainer(settings(), new Seed(3)), truth);
    assertEquals(
        Optional.of(WrongLorenz.BY_FIVE_PERCENT.text()), hybrid.header().knowledge());
    assertEquals(alone.name(), hybrid.provider());
  }

  /// A variable that does nothing, known ahead: it changes nothing but must be given.
  @Test
  void inputsAreSeenByTheCorrection() {
    Trajectory truth = ChaoticData.lorenz(new double[] {5, -4, 25}, LENGTH);
    double[] beat = new double[LENGTH];
    for (int t = 0; t < LENGTH; t++) {
      beat[t] = Math.sin(0.3 * t);
    }
    Trajectory inputs =
        Trajectory.of(beat, 1, truth.timeStep()).withNames(List.of("beat"));
    Surrogate hybrid =
        trained(provider().trainer(settings(), new Seed(3)), truth.withInputs(inputs));
    assertEquals(List.of("beat"), hybrid.inputs());
    assertEquals(3, hybrid.dimension());
    Trajectory past = truth.withInputs(inputs).slice(600, 600 + hybrid.warmUp());
    double[] next = hybrid.forecast(past, 10).predicted().state(9);
    double[] expected = truth.state(600 + hybrid.warmUp() + 9);
    assertTrue(ContractSubject.distance(next, expected) < 0.02, "far off");
    assertThrows(
        InputException.class,
        () -> hybrid.forecast(truth.slice(600, 600 + hybrid.warmUp()), 10));
  }

  /// By central differences of the closed loop itself, where there is a derivative.
  @Test
  void theTangentIsTheDerivativeOfAStep() {
    Trajectory truth = ChaoticData.lorenz(new double[] {5, -4, 25}, LENGTH);
    Surrogate hybrid = trained(provider().trainer(settings(), new Seed(3)), truth);
    if (hybrid.flow().isEmpty()) {
      return;
    }
    Flow flow = hybrid.flow().get();
    double[] state = truth.state(700);
    double[][] jacobian = Flow.identity(3);
    double[] next = state.clone();
    assertTrue(flow.advance(next, jacobian, 0));
    double[] forecast = hybrid.forecast(truth.slice(700, 701), 1).predicted().state(0);
    for (int i = 0; i < 3; i++) {
      assertEquals(forecast[i], next[i], 1e-12);
      double[] right = state.clone();
      double[] left = state.clone();
      right[i] += 1e-5;
      left[i] -= 1e-5;
      flow.advance(right);
      flow.advance(left);
      for (int k = 0; k < 3; k++) {
        assertEquals((right[k] - left[k]) / 2e-5, jacobian[k][i], 1e-7);
      }
    }
  }

  private static Surrogate trained(SurrogateTrainer trainer, Trajectory truth) {
    return trainer.train(List.of(truth.slice(0, LENGTH / 2)), Progress.NONE);
  }

  /// @return root mean square of the error of a step, over states that were not trained on
  private static double error(Surrogate surrogate, Trajectory truth) {
    double sum = 0;
    for (int t = LENGTH / 2; t + surrogate.warmUp() < LENGTH; t += 10) {
      double[] next =
          surrogate.forecast(truth.slice(t, t + surrogate.warmUp()), 1).predicted().state(0);
      for (int i = 0; i < 3; i++) {
        double missed = next[i] - truth.get(t + surrogate.warmUp(), i);
        sum += missed * missed;
      }
    }
    return Math.sqrt(sum);
  }
}
