import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.d2r2.D2r2;
import chaoscast.d2r2.D2r2Options;
import chaoscast.esn.LsrEsn;
import chaoscast.esn.options.EsnOptions;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.report.HtmlReport;
import chaoscast.evaluation.score.PairedDifference;
import chaoscast.evaluation.truth.Truths;
import java.nio.file.Path;
import java.util.List;

/// Compares two surrogates over the same starts, tests whether one sees further, and writes a report.
///
/// Argument: the folder to write to.
void main(String[] arguments) {
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
                  Contestant.of("d2r2", D2r2.trainer(D2r2Options.PAPER, seed)),
                  Contestant.of(
                      "lsr-esn", LsrEsn.trainer(EsnOptions.LSR_PAPER.withNodes(102), seed))),
              Progress.NONE);

  PairedDifference difference = result.difference("d2r2", "lsr-esn");
  IO.println(
      "d2r2 sees %.2f time units further than lsr-esn (95%% CI %.2f … %.2f, sign test p = %.1e)"
          .formatted(
              difference.mean(),
              difference.ci95()[0],
              difference.ci95()[1],
              difference.pValue()));
  HtmlReport.write(result, Path.of(arguments[0], "report.html"));
}
