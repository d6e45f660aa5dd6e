package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.text.DisplayWidth;
import chaoscast.core.text.TextWidth;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// What commands print fits 80 columns, which is what a terminal has that does not say how wide it is. Lines that
/// hold a path, or a command to be pasted, are let off.
class LineWidthTest {
  private static final int WIDTH = 80;

  @TempDir
  private static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    run("generate lorenz63 --steps 3000 -o truth.h5");
    run("generate lorenz63 --steps 1500 --dt 0.02 --noise 0.02 -o noisy.csv");
    run("train d2r2 --data truth.h5 --train-steps 1000 -o model.h5");
    run("train lsr-esn --data truth.h5 --train-steps 1000 -p nodes=30 -o network.h5");
    run("score --truth noisy.csv --starts-to starts.csv --starts 3 --max-steps 20");
    var forecasts = new StringBuilder("start,step,x,y,z\n");
    for (String line : Files.readAllLines(folder.resolve("starts.csv")).subList(1, 4)) {
      String start = line.split(",", 2)[0];
      for (int step = 1; step <= 20; step++) {
        forecasts.append("%s,%d,1,1,20\n".formatted(start, step));
      }
    }
    Files.writeString(folder.resolve("theirs.csv"), forecasts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systems",
        "surrogates",
        "lyapunov lorenz63 --time 100",
        "lyapunov lorenz96 --time 20 --exponents 3",
        "inspect noisy.csv",
        "describe model.h5 --data truth.h5",
        "describe network.h5",
        "forecast model.h5 --data truth.h5 --steps 10 -o forecast.csv",
        "evaluate model.h5 network.h5 --data truth.h5 --train-steps 1000 --starts 3 --spacing 100 --max-steps 300 --climate 300",
        "compare --train-steps 1000 --starts 3 --spacing 100 --max-steps 300 --climate 300 --surrogates d2r2,lsr-esn,hsr-esn -p hsr-esn.nodes=30 -p hsr-esn.ridge=0 -p lsr-esn.nodes=30",
        "smooth noisy.csv --surrogate sindy -o smooth.csv",
        "score --truth noisy.csv --forecast theirs=theirs.csv --scores",
        "study precision lorenz63 --surrogates d2r2,lsr-esn --train-steps 500 --starts 3 --spacing 50 --max-steps 100",
        "study sensitivity lsr-esn lorenz63 -p nodes=20,30 -p spectralRadius=0.123456789:0.9:2 -p ridge=1e-8,1e-6 --measures lost,condition,rank,step --seeds 2 --train-steps 500 --starts 3 --spacing 50 --max-steps 100",
        "study ablation d2r2 lorenz63 -p degree=2,3 --seeds 1 --train-steps 500 --starts 3 --spacing 50 --max-steps 100",
        "study search d2r2 lorenz63 --trials 4 --train-steps 1500 --starts 3 --spacing 50 --max-steps 100",
        "study cost lorenz63 -p d2r2.degree=2:3:2 -p lsr-esn.nodes=30,60 --train-steps 500 --starts 3 --spacing 50 --max-steps 100",
        "study scaling d2r2 lorenz96 --sizes K=6 --train-steps 200 --set degree=2 --starts 3 --spacing 50 --max-steps 100",
        "study equivalence lorenz63 --train-steps 800 --starts 3 --spacing 50 --max-steps 100 --seeds 1 -p nodes=30 --degree 2",
        "study systems --systems henon,logistic --surrogates d2r2,sindy,lsr-esn,analog,rbf-network,svr,mlp,spline-relu -p lsr-esn.nodes=30 -p mlp.epochs=1 --noise 0,0.01 --train-steps 100 --starts 3",
        "spline init --widths 10,100 --sampled 1000",
        "spline train --duration 2",
        "spline hessian --starts 2 --neurons 5 --duration 20",
        "reservoir memory -p nodes=20 --delays 5",
        "reservoir exponents network.h5 --data truth.h5",
        "reservoir online network.h5 --data truth.h5 --from 1000 -o online.h5",
        "reservoir learn --nodes 30 --seeds 2 -p trialSteps=400 -p trainingTrials=2 -p testTrials=1",
        "reservoir learn-forecast --nodes 30 --data truth.h5",
        "reservoir spiking stability -p inhibitoryWidth=0.2",
        "reservoir field",
        "reservoir modes --data truth.h5 --variables 3 --sets 2 --factors 2 --window 1",
        "reservoir in-degree hsr-esn --data truth.h5 --networks 1 -p nodes=30",
      })
  void tablesAndMessagesFit(String command) {
    StringBuilder wide = new StringBuilder();
    run(command).lines()
        .filter(line -> !line.startsWith("repeat: ") && !line.contains(folder.toString()))
        .filter(line -> DisplayWidth.of(line) > WIDTH)
        .forEach(line -> wide.append(line).append('\n'));
    assertEquals("", wide.toString());
  }

  @Test
  void helpFits() {
    var seen = new TreeSet<String>();
    var wide = new TreeSet<String>();
    collect("", TextWidth.of(WIDTH).during(Main::commands), seen, wide);
    assertEquals(Set.of(), wide);
    assertTrue(seen.containsAll(Set.of("compare", "study search", "reservoir spiking layers")),
        seen.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare", "study search", "study systems", "score", "spline train",
    "reservoir learn"})
  void synopsesBreakBetweenOptions(String command) {
    String help = run(command + " --help");
    List<String> synopsis =
        help.lines().takeWhile(line -> line.startsWith("Usage: ") || line.startsWith("   "))
            .toList();
    assertTrue(synopsis.size() > 3, help);
    for (String line : synopsis) {
      assertEquals(line.replace("[", "").length(), line.replace("]", "").length(), line);
    }
  }

  private static void collect(
      String name, CommandSpec command, Set<String> seen, Set<String> wide) {
    seen.add(name.strip());
    String help = command.commandLine().getUsageMessage(Ansi.OFF);
    help.lines().filter(line -> DisplayWidth.of(line) > WIDTH).forEach(wide::add);
    command.subcommands()
        .forEach((word, deeper) -> collect(name + " " + word, deeper.getCommandSpec(), seen, wide));
  }

  /// @param command words; those that end like a file are in the folder
  private static String run(String command) {
    String[] words = command.split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replaceFirst("^(\\w+=)?(\\w+\\.(h5|csv))$", "$1" + folder + "/$2");
    }
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Main.run(words, new PrintWriter(out), new PrintWriter(err));
    assertEquals(0, code, err.toString());
    return out.toString() + err;
  }
}
