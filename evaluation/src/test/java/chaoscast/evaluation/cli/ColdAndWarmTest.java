package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No result depends on history: a command says and writes the same where it has run before.
class ColdAndWarmTest {
  private static final List<String> SMALL =
      List.of("--train-steps", "400", "--starts", "2", "--spacing", "10", "--max-steps", "40");

  /// A comma that is not between quotes.
  private static final String BETWEEN_CELLS = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

  @TempDir
  private static Path folder;

  @BeforeAll
  static void makeInputs() {
    CommandRun.of("generate", "lorenz63", "--steps", 1500, "-o", at("data.h5")).succeeds();
    CommandRun.of("generate", "lorenz63", "--steps", 1500, "-o", at("data.csv")).succeeds();
    CommandRun.of("train", "d2r2", "--data", at("data.h5"), "-p", "degree=2", "-o", at("model.h5"))
        .succeeds();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "generate lorenz96 --steps 50 -o OUT/x.csv",
    "lyapunov lorenz63 --time 20",
    "inspect data.csv --json OUT/x.json",
    "train sindy --data data.csv -o OUT/x.h5",
    "describe model.h5 --data data.h5 --json OUT/x.json",
    "forecast model.h5 --data data.h5 --steps 30 -o OUT/x.npy",
    "compare lorenz63 --surrogates d2r2 SMALL --csv OUT/x.csv",
    "study search d2r2 lorenz63 -p ridge=1e-9:1e-3:log --trials 3 SMALL --csv OUT/x.csv",
    "spline init"
  })
  void commandsSayAndWriteTheSameAgain(String line) throws IOException {
    sameAgain(line);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {
    "evaluate model.h5 --data data.h5 --starts 2 --spacing 10 --max-steps 40 --allow-training-rows --csv OUT/x.csv",
    "score --truth data.csv --starts-to OUT/x.csv",
    "smooth data.csv --noise 0.01 -o OUT/x.csv",
    "study precision lorenz63 --surrogates d2r2 SMALL --csv OUT/x.csv",
    "reservoir memory --steps 400 -p nodes=30",
    "reservoir in-degree --data data.csv --networks 2 -p nodes=30 --json OUT/x.json",
    "reservoir field --json OUT/x.json",
    "reservoir spiking stability --json OUT/x.json",
    "reservoir learn --nodes 30 -p trialSteps=400 -p trainingTrials=2 -p testTrials=1 --json OUT/x.json"
  })
  void otherCommandsDoToo(String line) throws IOException {
    sameAgain(line);
  }

  private void sameAgain(String line) throws IOException {
    Map<String, String> cold = run(line, "out");
    Map<String, String> warm = run(line, "out");
    assertEquals(cold.keySet(), warm.keySet());
    cold.forEach((name, content) -> assertEquals(content, warm.get(name), name));
  }

  @Tag("slow")
  @Test
  void anotherTimeStepGivesAnotherExponentWhateverWasMeasuredBefore() throws IOException {
    String line = "compare --data data.csv --surrogates d2r2 --csv OUT/x.csv";
    Map<String, String> first = run(line, "out");
    Path plain = Files.writeString(at("plain.csv"), withoutTimes());
    CommandRun.of(
        "compare", "--data", plain, "--dt", 0.5, "--surrogates", "d2r2", "--csv", at("other.csv"))
        .succeeds();
    assertEquals(first, run(line, "out"));
  }

  @Tag("slow")
  @Test
  void freshProcessesWriteTheSameBytes() throws Exception {
    for (String name : List.of("cold", "warm")) {
      Files.createDirectory(at(name));
      ProcessRun run =
          ProcessRun.start(
              folder, "train", "hsr-esn", "--data", "data.h5", "-p", "nodes=60", "-o",
              name + "/model.h5");
      assertEquals(0, run.code(), run.errors());
      assertEquals(0, ProcessRun.start(
          folder, "compare", "lorenz63", "--surrogates", "d2r2", "--train-steps", 500, "--starts",
          2,
          "--spacing", 20, "--max-steps", 50, "--figures", name + "/figures").code());
    }
    for (String file : List.of("model.h5", "figures/horizons.svg", "figures/horizons.png")) {
      assertArrayEquals(
          Files.readAllBytes(at("cold/" + file)), Files.readAllBytes(at("warm/" + file)), file);
    }
  }

  /// @return standard output and the files that were written, without times and dates
  private Map<String, String> run(String line, String out) throws IOException {
    Path target = Files.createDirectories(at(out));
    var words = new ArrayList<Object>();
    for (String word : line.split(" ", -1)) {
      if (word.equals("SMALL")) {
        words.addAll(SMALL);
      } else if (word.startsWith("OUT/")) {
        words.add(target.resolve(word.substring(4)));
      } else {
        words.add(Files.exists(at(word)) ? at(word) : word);
      }
    }
    var found = new TreeMap<String, String>();
    CommandRun run = CommandRun.of(words.toArray()).succeeds();
    found.put("standard output", withoutTimes(run.out()));
    try (var files = Files.list(target)) {
      for (Path file : files.toList()) {
        String bytes =
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        found.put(file.getFileName().toString(), withoutTimes(bytes));
        Files.delete(file);
      }
    }
    return found;
  }

  /// Without seconds that were measured and the moment of the run, by the names that stand over them.
  private static String withoutTimes(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    int to = 0;
    Set<Integer> timed = Set.of();
    for (String line : text.split("\n", -1)) {
      if (line.contains("fit s") || line.contains("µs/step")) {
        from = Math.max(0, line.indexOf(line.contains("fit s") ? "fit s" : "µs/step") - 4);
        to = Math.max(line.indexOf("fit s") + 5, line.indexOf("µs/step") + 7);
      } else if (line.isEmpty()) {
        to = 0;
      }
      List<String> cells = List.of(line.split(BETWEEN_CELLS, -1));
      if (line.contains("econdsPerStep") && cells.size() > 3) {
        timed =
            IntStream.range(0, cells.size())
                .filter(i -> cells.get(i).contains("econds"))
                .boxed()
                .collect(Collectors.toSet());
      }
      Set<Integer> left = timed;
      String kept =
          left.isEmpty()
              ? line
              : IntStream.range(0, cells.size())
                  .filter(i -> !left.contains(i))
                  .mapToObj(cells::get)
                  .collect(Collectors.joining(","));
      boolean cut = to > 0 && line.length() > from;
      lines.add(
          cut ? kept.substring(0, from) + kept.substring(Math.min(to, kept.length())) : kept);
    }
    return String.join("\n", lines)
        .replaceAll("\"(\\w*[sS]econds\\w*|timestamp|started|date|time)\" ?: ?[^,}\\n]*", "$1");
  }

  private String withoutTimes() throws IOException {
    return Files.readString(at("data.csv")).replaceAll("(?m)^[^,]*,", "");
  }

  private static Path at(String name) {
    return folder.resolve(name);
  }
}
