import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.ReadoutOptions;
import chaoscast.core.training.ReadoutTrainer;
import chaoscast.core.training.Target;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.score.PairedDifference;
import chaoscast.evaluation.truth.Truths;
import java.util.List;
import java.util.Map;

/// Features of one's own beside a surrogate of chaoscast's, over the same starts.
void main() {
  // what Lorenz' equations are made of, in scaled variables
  FeatureMap quadratic =
      FeatureMap.of(
          3,
          10,
          (state, features) -> {
            int next = 0;
            features[next++] = 1;
            for (int i = 0; i < 3; i++) {
              features[next++] = state[i];
              for (int j = 0; j <= i; j++) {
                features[next++] = state[i] * state[j];
              }
            }
          });
  var readout = ReadoutOptions.PAPER.withTarget(Target.INCREMENT).withRidge(1e-8);

  var seed = new Seed(1);
  var protocol =
      Protocols.named("lorenz63")
          .withTrainSteps(5000)
          .withStarts(20)
          .withSpacing(200)
          .withMaxSteps(2000);
  var truth = Truths.generate(protocol, seed, 2, Progress.NONE);
  ComparisonResult result =
      new Comparison(truth, seed, 2)
          .run(
              List.of(
                  Contestant.of("mine", ReadoutTrainer.of("quadratic", quadratic, readout)),
                  Contestant.named("d2r2", Map.of(), seed)),
              Progress.NONE);

  PairedDifference difference = result.difference("d2r2", "mine");
  IO.println(
      "d2r2 sees %.2f time units further than mine (95%% CI %.2f … %.2f)"
          .formatted(difference.mean(), difference.ci95()[0], difference.ci95()[1]));
}
