package chaoscast.evaluation.cli;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ITypeInfo;
import picocli.CommandLine.Model.OptionSpec;

/// Options of commands that take numbers, at the ends of the numbers that there are: each is done, or refused by
/// a sentence before it costs anything, or is work that says something and ends on a signal.
///
/// A few of them, drawn; `-Dends=100000` tries all, `-Dends.of=COMMAND` those of one command.
@Tag("slow")
class CommandEndsTest {
  private static final int DRAWS = Integer.getInteger("ends", 60);
  private static final String OF = System.getProperty("ends.of", "");
  private static final long PATIENCE_SECONDS = 10;

  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Class<?>> REAL = Set.of(double.class, Double.class);

  private static final String FEW = " --starts 2 --spacing 10 --max-steps 40";
  private static final String SMALL = " --train-steps 400" + FEW;

  /// A run of each command that takes a moment.
  private static final Map<String, String> RUNS =
      Map.ofEntries(
          entry("systems", "lorenz63"),
          entry("surrogates", ""),
          entry("generate", "lorenz63 --steps 100 -o OUT.csv"),
          entry("lyapunov", "lorenz63 --time 20"),
          entry("inspect", "data.csv"),
          entry("train", "d2r2 --data data.csv -p degree=2 -o OUT.h5"),
          entry("describe", "model.h5"),
          entry("forecast", "model.h5 --data data.csv --steps 30 -o OUT.csv"),
          entry("evaluate", "model.h5 --data data.csv --allow-training-rows" + FEW),
          entry("compare", "lorenz63 --surrogates d2r2" + SMALL),
          entry("smooth", "data.csv --noise 0.01 -o OUT.csv"),
          entry("score", "--truth data.csv --forecast a=forecast.csv"),
          entry("study precision", "lorenz63 --surrogates d2r2 --precisions binary64" + SMALL),
          entry("study sensitivity", "d2r2 lorenz63 -p ridge=1e-6,1e-4" + SMALL),
          entry("study ablation", "d2r2 lorenz63 -p degree=1" + SMALL),
          entry("study search", "d2r2 lorenz63 -p ridge=1e-9:1e-3:log --trials 2" + SMALL),
          entry("study cost", "lorenz63" + SMALL),
          entry("study scaling", "d2r2 lorenz96 --sizes K=6 --set degree=1" + SMALL),
          entry("study equivalence", "lorenz63 -p nodes=30 --seeds 1 --train-steps 300"),
          entry("study bits", "--bits 53 --starts 1"),
          entry("study systems", "--systems lorenz63 --surrogates d2r2" + SMALL),
          entry("completion", "bash"),
          entry("benchmark ctf-lorenz", "--data nowhere"),
          entry("benchmark published", "--protocols schotz2025-lorenz63"),
          entry("benchmark results", "page.md"),
          entry("reservoir memory", "--steps 400 -p nodes=30"),
          entry("reservoir exponents", "esn.h5 --data data.csv --steps 200"),
          entry("reservoir online", "esn.h5 --data data.csv -o OUT.h5"),
          entry("reservoir learn",
              "--nodes 30 -p trialSteps=400 -p trainingTrials=2 -p testTrials=1"),
          entry("reservoir learn-forecast", "--data data.csv --nodes 30 --passes 1"),
          entry("reservoir balance", "--neurons 100 --duration 100"),
          entry("reservoir in-degree", "--data data.csv --networks 2 -p nodes=30"),
          entry("reservoir modes", "--data data.csv --sets 2"),
          entry("reservoir radii", "--data data.csv --networks 1"),
          entry("reservoir field", ""),
          entry("reservoir spiking stability", ""),
          entry("reservoir spiking track", ""),
          entry("reservoir spiking layers", ""),
          entry("reservoir spiking simulate", "--duration 100"),
          entry("spline init", ""),
          entry("spline train", "--neurons 10 --steps 10"),
          entry("spline hessian", "--neurons 4 --starts 1"),
          entry("spline regimes", ""));

  /// Other programs, and those that read or write nothing but words.
  private static final Set<String> NOT_RUN = Set.of("jshell");

  @TempDir
  private Path folder;

  @Test
  void endsOfNumbersAreDoneOrRefusedOrEndOnASignal() throws Exception {
    makeInputs();
    Map<String, CommandSpec> commands = new TreeMap<>();
    collect("", Main.commands(), commands);
    commands.keySet().removeAll(NOT_RUN);
    assertEquals(new TreeMap<>(RUNS).keySet(), commands.keySet(), "each command has a small run");

    var lines = new ArrayList<List<String>>();
    commands.forEach((name, spec) -> {
      if (name.startsWith(OF)) {
        lines.addAll(atEnds(name, spec));
      }
    });
    assertTrue(lines.size() > 20, () -> lines.size() + " lines");
    Collections.shuffle(lines, new Random(1));

    var failures = new ArrayList<String>();
    try (var worker = new Worker(folder)) {
      for (List<String> line : lines.subList(0, Math.min(DRAWS, lines.size()))) {
        String failure = tried(line, worker);
        if (!failure.isEmpty()) {
          failures.add(String.join(" ", line) + ": " + failure);
          System.err.println(failures.getLast());
        }
      }
    }
    assertTrue(failures.isEmpty(), () -> String.join("\n", failures));
  }

  private void makeInputs() throws Exception {
    for (String line : List.of(
        "generate lorenz63 --steps 1500 -o data.csv",
        "train d2r2 --data data.csv -p degree=2 -o model.h5",
        "train lsr-esn --data data.csv -p nodes=30 -o esn.h5",
        "forecast model.h5 --data data.csv --from 500 --steps 300 -o forecast.csv")) {
      ProcessRun run = ProcessRun.start(folder, (Object[]) line.split(" ", -1));
      assertEquals(0, run.code(), run::toString);
    }
    Files.writeString(
        folder.resolve("page.md"),
        "```\n./chaoscast systems lorenz63\n```\n| a | 1.0 time units |\n");
  }

  private static void collect(String name, CommandSpec spec, Map<String, CommandSpec> commands) {
    if (spec.subcommands().isEmpty()) {
      commands.put(name, spec);
    }
    spec.subcommands().forEach(
        (word, below) -> collect((name + " " + word).strip(), below.getCommandSpec(), commands));
  }

  private static List<List<String>> atEnds(String name, CommandSpec spec) {
    var lines = new ArrayList<List<String>>();
    for (OptionSpec option : spec.options()) {
      for (String value : ends(option.typeInfo())) {
        var line = new ArrayList<>(List.of(name.split(" ", -1)));
        line.addAll(without(option, words(RUNS.get(name))));
        line.add(option.longestName());
        line.add(value);
        lines.add(line);
      }
    }
    return lines;
  }

  private static List<String> words(String run) {
    return run.isEmpty() ? List.of() : List.of(run.replace("OUT", "out").split(" ", -1));
  }

  private static List<String> without(OptionSpec option, List<String> words) {
    var left = new ArrayList<>(words);
    for (String name : option.names()) {
      int place = left.indexOf(name);
      if (place >= 0) {
        left.subList(place, place + 2).clear();
      }
    }
    return left;
  }

  private static List<String> ends(ITypeInfo type) {
    var types = new HashSet<Class<?>>(type.getAuxiliaryTypes() == null ? List.of()
        : Arrays.asList(type.getAuxiliaryTypes()));
    types.add(type.getType());
    if (!Collections.disjoint(types, WHOLE)) {
      return List.of("2147483647", "2147483646", "9223372036854775807", "0", "-1");
    }
    return Collections.disjoint(types, REAL) ? List.of()
        : List.of("1e300", "1e-300", "1e9", "0", "-1");
  }

  /// @return what is wrong, or nothing
  private String tried(List<String> line, Worker worker) throws Exception {
    Map<String, String> result = worker.result(line);
    if (result.isEmpty()) {
      return lasting(line);
    }
    String said = result.get("err");
    if (said.contains("Exception") || said.contains("\tat ")) {
      return "says " + said;
    }
    return switch (result.get("code")) {
      case "0" -> "";
      case "2" -> said.isBlank() ? "refused without a word" : "";
      default -> "ends with " + result.get("code") + ": " + said;
    };
  }

  private String lasting(List<String> line) throws Exception {
    ProcessRun run = ProcessRun.startLively(folder, line.toArray());
    try {
      for (int i = 0; i < 100 && run.errors().isBlank() && run.process().isAlive(); i++) {
        Thread.sleep(100);
      }
      if (run.process().isAlive()) {
        Thread.sleep(2000);
      }
      if (!run.process().isAlive()) {
        return run.code() == 0 || run.code() == 2 ? "" : "ends with " + run.code() + run.errors();
      }
      if (run.errors().isBlank()) {
        return "is silent";
      }
      run.interrupt();
      return run.process().waitFor(2, TimeUnit.SECONDS)
          ? run.process().exitValue() == 130 ? "" : "a signal ends it with " + run.code()
          : "goes on after a signal";
    } finally {
      run.process().destroyForcibly();
    }
  }

  /// A process that runs one command line after the other, and is killed where one lasts.
  private static final class Worker implements AutoCloseable {
    private static final String GONE = "nothing";

    private final Path folder;
    private Process process;
    private PrintStream to;
    private BufferedReader from;

    Worker(Path folder) throws IOException {
      this.folder = folder;
      start();
    }

    private void start() throws IOException {
      var words = new ArrayList<>(ProcessRun.words());
      words.set(words.size() - 1, CommandEndsTest.class.getName());
      process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
      from =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// @return exit code and standard error, or nothing if it lasts
    Map<String, String> result(List<String> line)
        throws IOException, InterruptedException, ExecutionException {
      to.println(String.join("\t", line));
      var answer = CompletableFuture.supplyAsync(this::answer);
      try {
        String[] found = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).split("\t", 2);
        if (found[0].equals(GONE)) {
          start();
        }
        var result = new LinkedHashMap<String, String>();
        result.put("code", found[0]);
        result.put("err", found[1]);
        return result;
      } catch (TimeoutException _) {
        close();
        start();
        return Map.of();
      }
    }

    private String answer() {
      try {
        String line = from.readLine();
        return line == null ? GONE + "\tthe process has ended" : line;
      } catch (IOException e) {
        return GONE + "\t" + e.getMessage();
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /// Runs the command lines that come, words between tabs; answers each with its exit code and what it said.
  public static void main(String[] arguments) {
    var from = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var to = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    from.lines()
        .map(line -> CommandRun.of((Object[]) line.split("\t", -1)))
        .forEach(run -> to.println(run.code() + "\t" + run.err().strip().replace('\n', ' ')));
  }
}
