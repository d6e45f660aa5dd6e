package chaoscast.esn.cli;

import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.KeyValues;
import chaoscast.core.command.SeedOption;
import chaoscast.core.options.NearestName;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.esn.HsrEsnProvider;
import chaoscast.esn.LsrEsnProvider;
import chaoscast.esn.analysis.MemoryCapacity;
import chaoscast.esn.options.EsnOptions;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `reservoir memory`: the memory capacity of a reservoir.
@Command(
    name = "memory",
    sortOptions = false,
    description = {
      "Measures the memory capacity of a reservoir: how much of an input k steps ago a linear readout recovers.",
      "One random input, uniform in (-1, 1). H. Jaeger, GMD Report 152 (2001)."
    })
final class MemoryCommand implements Runnable {

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "SURROGATE",
      arity = "0..1",
      defaultValue = "lsr-esn",
      description = "lsr-esn or hsr-esn. Default: ${DEFAULT-VALUE}.")
  private String surrogate;

  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = "An option of the network, as in 'surrogates'; may be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--delays",
      paramLabel = "N",
      defaultValue = "40",
      description = "Greatest delay, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int delays;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Steps to fit on, and as many to test on, > delays. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Mixin
  private SeedOption seed;

  @Override
  public void run() {
    EsnOptions options = options();
    MemoryCapacity capacity = MemoryCapacity.measure(options, delays, steps, seed.seed());
    var table =
        new TextTable(
            List.of(
                Column.right("", "delay"),
                Column.right("", "recovered, %"),
                Column.right("", "sum so far")));
    double sum = 0;
    double[] recovered = capacity.perDelay();
    for (int k = 0; k < recovered.length; k++) {
      sum += recovered[k];
      table.row(
          Integer.toString(k + 1),
          NumberText.significant(100 * recovered[k]),
          NumberText.fixed(sum, 2));
    }
    var output = new CommandOutput(spec);
    output.table(table.render());
    output.print(
        "Memory capacity %s up to delay %d, of at most %d (one a node)."
            .formatted(
                NumberText.fixed(capacity.total(), 2),
                delays,
                options.recurrence().nodes()));
  }

  private EsnOptions options() {
    Map<String, String> overrides = KeyValues.parse("-p", settings);
    return switch (surrogate) {
      case "lsr-esn" -> new LsrEsnProvider().parse(overrides);
      case "hsr-esn" -> new HsrEsnProvider().parse(overrides);
      default -> throw NearestName.unknown("reservoir", surrogate, List.of("lsr-esn", "hsr-esn"));
    };
  }
}
