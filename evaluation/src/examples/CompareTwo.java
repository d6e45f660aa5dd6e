import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.report.HtmlReport;
import chaoscast.evaluation.score.PairedDifference;
import chaoscast.evaluation.truth.Truths;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Compares two surrogates over the same starts, tests whether one sees further, and writes a report.
///
/// Argument: the folder to write to.
void main(String[] arguments) {
  var seed = new Seed(1);
  var small =
      new ProtocolOverrides(
          OptionalDouble.empty(),
          OptionalInt.of(5000), // training states
          OptionalInt.of(20), // starts
          OptionalInt.of(200), // steps between them
          OptionalInt.of(2000), // steps of each forecast
          OptionalInt.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty());
  var truth = Truths.generate(Protocols.named("lorenz63", small), seed, Progress.NONE);

  var comparison = new Comparison(truth, seed, 2);
  var trained =
      comparison.train(
          List.of(
              new Contestant("d2r2", Map.of("degree", "4")),
              new Contestant("lsr-esn", Map.of("nodes", "102"))),
          Progress.NONE);
  ComparisonResult result =
      comparison.judge(
          trained, Manifest.now(List.of("CompareTwo"), seed.value(), 2), Progress.NONE);

  PairedDifference difference = result.pairs().getFirst().difference();
  IO.println(
      "d2r2 sees %.2f time units further than lsr-esn (95%% CI %.2f … %.2f, sign test p = %.1e)"
          .formatted(
              difference.mean(),
              difference.ci95()[0],
              difference.ci95()[1],
              difference.pValue()));
  HtmlReport.write(result, Path.of(arguments[0], "report.html"));
}
