package chaoscast.splinenets.cli;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.SeedOption;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Sheet;
import chaoscast.core.text.EnumWords;
import chaoscast.core.text.NumberText;
import chaoscast.splinenets.initialisation.RoughnessTable.Entry;
import chaoscast.splinenets.page.InitFigures;
import chaoscast.splinenets.page.InitSheets;
import chaoscast.splinenets.page.InitialDistributions;
import chaoscast.splinenets.page.SplinePages;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `spline init`: how networks are born.
@Command(
    name = "init",
    sortOptions = false,
    description = {
      "Compares initialisations: roughness against width, and where breakpoints and delta-slopes lie.",
      "Every sampled figure stands beside the exact one."
    })
final class InitCommand implements Runnable {
  /// Parameters, breakpoints and what sorts them.
  private static final double BYTES_PER_NEURON = 128;
  private static final int MOST_SAMPLED = 10_000_000;

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--widths",
      paramLabel = "H",
      split = ",",
      defaultValue = "10,100,1000,10000",
      description = "Widths at which roughness is measured, each ≥ 1. Default: ${DEFAULT-VALUE}.")
  private List<Integer> widths;

  @Option(
      names = "--networks",
      paramLabel = "N",
      defaultValue = "50",
      description = "Networks drawn at each width, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int networks;

  @Option(
      names = "--sampled",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Neurons drawn for the densities, 100 to 10 000 000. Default: ${DEFAULT-VALUE}.")
  private int sampled;

  @Option(
      names = "--width",
      paramLabel = "H",
      defaultValue = "100",
      description = "Width whose delta-slopes are shown, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int width;

  @Option(
      names = "--from",
      paramLabel = "X",
      defaultValue = "0",
      description = "Lower end of the data's range. Default: ${DEFAULT-VALUE}.")
  private double from;

  @Option(
      names = "--to",
      paramLabel = "X",
      defaultValue = "10",
      description = "Upper end of the data's range, above --from. Default: ${DEFAULT-VALUE}.")
  private double to;

  @Mixin
  private SeedOption seed;

  @Mixin
  private PageOption page;

  @Override
  public void run() {
    check();
    page.requireWritable(InputFiles.of());
    List<InitialDistributions> initial = new ArrayList<>();
    for (Scheme scheme : Scheme.values()) {
      initial.add(distributions(scheme));
    }
    var sheets = new InitSheets(initial, from, to, networks);
    List<Sheet> all =
        List.of(sheets.roughness(), sheets.shares(), sheets.breakpoints(), sheets.slopes(width));
    String lead =
        "Breakpoints β = −b/w and delta-slopes μ = wv of new networks, drawn and exact, against data"
            + " on [%s, %s].".formatted(NumberText.readable(from), NumberText.readable(to));
    var output = new CommandOutput(spec);
    output.print(lead);
    all.forEach(sheet -> output.table(sheet.text()));
    page.write(
        () -> new Page(
            SplinePages.of("init"),
            "How ReLU networks are born",
            lead,
            all,
            InitFigures.of(initial, from, to),
            output.command()));
  }

  private void check() {
    for (int each : widths) {
      Requirements.requireAtLeast("--widths", 1, each);
      SizeLimit.requireMemory("--widths", each, n -> BYTES_PER_NEURON * n);
    }
    SizeLimit.requireRepetitions("--networks", networks);
    Requirements.requireAtLeast("--sampled", 100, sampled);
    if (sampled > MOST_SAMPLED) {
      throw new InputException(
          "--sampled must be ≤ %d but was %d".formatted(MOST_SAMPLED, sampled));
    }
    Requirements.requireAtLeast("--width", 1, width);
    Requirements.requireFinite("--from", from);
    Requirements.requireFinite("--to", to);
    if (!(from < to)) {
      throw new InputException("--to must be > --from = %s but was %s".formatted(from, to));
    }
  }

  private InitialDistributions distributions(Scheme scheme) {
    Seed stream = seed.seed().child("spline/init/" + EnumWords.of(scheme));
    List<Entry> roughness =
        widths.stream()
            .map(
                neurons -> Entry.of(
                    scheme.at(from, to, neurons, 1),
                    neurons,
                    networks,
                    stream.child("" + neurons)))
            .toList();
    return InitialDistributions.of(
        scheme.words(),
        scheme.at(from, to, width, 1),
        sampled,
        stream.child("densities"),
        roughness);
  }
}
