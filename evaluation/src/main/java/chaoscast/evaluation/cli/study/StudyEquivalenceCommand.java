package chaoscast.evaluation.cli.study;

import chaoscast.core.Surrogates;
import chaoscast.core.command.KeyValues;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.OptionDescription;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.equivalence.Distances;
import chaoscast.evaluation.equivalence.EquivalenceTrials;
import chaoscast.evaluation.equivalence.NetworkAndPolynomial;
import chaoscast.evaluation.report.study.EquivalenceFiles;
import chaoscast.evaluation.report.study.EquivalenceText;
import chaoscast.evaluation.report.study.StudyText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `study equivalence`: whether an echo state network is a polynomial.
@Command(
    name = "equivalence",
    sortOptions = false,
    description = {
      "Holds an echo state network of low spectral radius against polynomials.",
      "Its readout is written out as a Taylor series of its inputs (tanh to the third order) and compared"
          + " with d2r2 degree by degree and as forecasters; recurrence, tanh, products of nodes and block"
          + " input are switched off one at a time; without block input, nodes are driven as hard as with it."
          + " Default system: lorenz96-three-tier, by the protocol"
          + " pyle2021-lorenz96."
    })
public final class StudyEquivalenceCommand implements Runnable {
  private static final String NETWORK = "lsr-esn";
  private static final Map<String, String> SMALL = Map.of("nodes", "504");

  private final Terminal terminal;

  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = "An option of lsr-esn; may be repeated. Default: the protocol's, with 504 nodes.")
  private List<String> settings = List.of();

  @Option(
      names = "--degree",
      paramLabel = "N",
      defaultValue = "4",
      description = "Highest degree of the series and of d2r2, ≥ 2. Default: ${DEFAULT-VALUE}.")
  private int degree;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "3",
      description = "Steps of recurrence that the series follows back at most, 1 … 1000. Default:"
          + " ${DEFAULT-VALUE}.")
  private int depth;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Networks that are drawn. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Mixin
  private StudyOptions study;

  public StudyEquivalenceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Map<String, String> given = new TreeMap<>(SMALL);
    given.putAll(KeyValues.parse("-p", settings));
    List<String> known =
        Surrogates.provider(NETWORK).options().stream().map(OptionDescription::name).toList();
    for (String key : given.keySet()) {
      if (!known.contains(key)) {
        throw NearestName.unknown("option", key, known);
      }
    }
    var plan = new NetworkAndPolynomial.Plan(given, degree, depth, seeds);
    StudyOptions.Setting setting = study.setting("lorenz96-three-tier");
    var pair = new NetworkAndPolynomial[1];
    var distances = new Distances[1];
    study.run(
        terminal,
        setting,
        "equivalence of %s, degree %d, depth %d, %d seeds".formatted(given, degree, depth, seeds),
        (truth, _) -> {
          pair[0] = new NetworkAndPolynomial(truth, plan, setting.seed());
          return new EquivalenceTrials(pair[0]).trials();
        },
        (rows, exponent) -> {
          distances[0] = Distances.of(pair[0]);
          return StudyText.withVerdict(rows, exponent, List.of()) + "\n"
              + EquivalenceText.of(distances[0]);
        });
    study.json().ifPresent(file -> EquivalenceFiles.addTo(file, distances[0]));
  }
}
