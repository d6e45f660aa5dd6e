package chaoscast.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs what is measured against something else side by side, and prints the ratios as a table.
///
///     Ratios [NAME...]      a part of a benchmark's name; all of them without
public final class Ratios {
  private Ratios() {}

  private static final Map<String, String> REFERENCES = new LinkedHashMap<>();

  static {
    REFERENCES.put("D2r2Training", "dsyrk of as many features and states");
    REFERENCES.put("ReservoirTraining", "dsyrk of as many features and states");
    REFERENCES.put("ReservoirStep", "the same in C");
    REFERENCES.put("ThreeTierStep", "the same in C");
    REFERENCES.put("EquationStep", "the class in Java");
    REFERENCES.put("SpikingStep", "the same in C");
    REFERENCES.put("LongProducts", "a loop over numbers of 512 bits");
    REFERENCES.put("RingStep", "a model for each neighbourhood");
  }

  public static void main(String[] arguments) throws RunnerException {
    var rows = new TreeMap<String, Map<String, RunResult>>();
    for (RunResult result : run(arguments)) {
      String[] name = result.getParams().getBenchmark().split("\\.", -1);
      String parameters = "";
      for (String key : result.getParams().getParamsKeys()) {
        parameters += ", " + key + " " + result.getParams().getParam(key);
      }
      rows.computeIfAbsent(name[name.length - 2] + parameters, _ -> new TreeMap<>())
          .put(name[name.length - 1], result);
    }
    System.out.println("| measured | ours | beside | ratio |\n|---|---|---|---|");
    rows.forEach(Ratios::print);
  }

  private static Collection<RunResult> run(String[] arguments) throws RunnerException {
    var options =
        new OptionsBuilder()
            .forks(1)
            .warmupTime(TimeValue.seconds(2))
            .measurementTime(TimeValue.seconds(2))
            .shouldFailOnError(true)
            .jvmArgsPrepend(
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx3g");
    for (String name : arguments.length > 0
        ? arguments
        : REFERENCES.keySet().toArray(String[]::new)) {
      options.include(name + "\\.(ours|reference)");
    }
    return new Runner(options.build()).run();
  }

  private static void print(String name, Map<String, RunResult> pair) {
    double ours = pair.get("ours").getPrimaryResult().getScore();
    double reference = pair.get("reference").getPrimaryResult().getScore();
    String unit = pair.get("ours").getPrimaryResult().getScoreUnit();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3g %s | %.3g %s (%s) | %.2f |%n",
        name,
        ours,
        unit,
        reference,
        unit,
        REFERENCES.get(name.split(",", -1)[0]),
        ours / reference);
  }
}
