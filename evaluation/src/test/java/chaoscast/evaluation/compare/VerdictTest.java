package chaoscast.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.climate.ExponentEstimates;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.truth.Truths;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  /// No two states of a circle are further apart than 2 √2 standard deviations, divided by √2.
  /// Lorenz 84 with 0.261 ± 0.03 from neighbours, where equations that see six Lyapunov times have 0.172.
  @Test
  void aModelThatSeesFarContradictsAnEstimate() {
    var known = new LyapunovEstimate(0.261, 0.03, "neighbours");
    var own = new ExponentEstimates(new double[] {0.172, 0}, new double[] {0.003, 0});
    Verdict verdict = Verdict.contradiction(known, "sindy", 35, own).orElseThrow();
    assertEquals("exponent-contradicted", verdict.kind());
    assertTrue(verdict.sentence().contains("--lyapunov 0.172"), verdict.sentence());
    assertTrue(Verdict.contradiction(known, "sindy", 10, own).isEmpty(), "sees 1.7 only");
    var unsure = new LyapunovEstimate(0.261, 0.06, "neighbours");
    assertTrue(Verdict.contradiction(unsure, "sindy", 35, own).isEmpty(), "within two errors");
  }

  @Test
  void aBaselineThatIsValidToTheEndTellsNothingApart() {
    List<Verdict> verdicts = verdicts(sine(0.3), 2.1);
    assertEquals("baseline-valid-to-the-end", verdicts.getFirst().kind());
    assertTrue(verdicts.getFirst().sentence().contains("persistence alone is valid"));
    assertTrue(verdicts.getFirst().sentence().contains("--max-steps"));
  }

  /// A linear model of a sine and a cosine is exact.
  @Test
  void forecastsThatAreAllValidToTheEndTellNothingApart() {
    List<Verdict> verdicts = verdicts(sine(0.3), 0.3);
    assertEquals(List.of("all-censored"), verdicts.stream().map(Verdict::kind).toList());
  }

  /// What has turned fast for as long as there are training data turns slowly afterwards.
  @Test
  void aSurrogateThatSeesNoFurtherThanABaselineShowsNoSkill() {
    double[] states = sine(2.9).toArray();
    for (int step = 300; step < 600; step++) {
      states[2 * step] = Math.sin(0.05 * step);
      states[2 * step + 1] = Math.cos(0.05 * step);
    }
    List<Verdict> verdicts = verdicts(Trajectory.of(states, 2, 1), 0.3);
    assertEquals(List.of("baseline-beats-all"), verdicts.stream().map(Verdict::kind).toList());
    assertTrue(verdicts.getFirst().sentence().contains("persistence alone sees as far"));
  }

  private static List<Verdict> verdicts(Trajectory data, double threshold) {
    var named = Protocols.forData("sine", data.steps(), data.timeStep(), ProtocolOverrides.NONE);
    var comparison = new Comparison(
        Truths.of(data, "sine", named.with(named.protocol().withThreshold(threshold))), new Seed(1),
        1);
    Contestant linear = Contestant.named("d2r2", Map.of("degree", "1"), new Seed(1));
    return Verdict.of(comparison.run(List.of(linear), Progress.NONE));
  }

  private static Trajectory sine(double angle) {
    double[] states = new double[2 * 600];
    for (int step = 0; step < 600; step++) {
      states[2 * step] = Math.sin(step * angle);
      states[2 * step + 1] = Math.cos(step * angle);
    }
    return Trajectory.of(states, 2, 1);
  }
}
