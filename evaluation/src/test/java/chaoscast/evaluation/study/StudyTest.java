package chaoscast.evaluation.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.training.ShardSum;
import chaoscast.core.training.ShardedTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyTest {
  private final AtomicInteger runs = new AtomicInteger();

  @TempDir
  Path folder;

  @Test
  void aStoppedStudyGoesOnWhereItStopped() throws IOException {
    new Study(trials(4), TrialLog.in(folder, "a study")).run(2, Progress.NONE);
    assertEquals(4, runs.get());
    Path log = folder.resolve("trials.jsonl");
    String text = Files.readString(log);
    // Killed in the middle of the last line.
    Files.writeString(log, text.substring(0, text.length() - 20));

    List<TrialResult> results =
        new Study(trials(6), TrialLog.in(folder, "a study")).run(2, Progress.NONE);

    assertEquals(4 + 3, runs.get(), "three of four were kept");
    for (int i = 0; i < 6; i++) {
      assertArrayEquals(new double[] {i, i + 1.0 / 3}, results.get(i).horizons());
      assertEquals(new Cost(i, 2, 3, 4, 5), results.get(i).cost());
    }
  }

  /// A wide engine, which notes how many trials it has at once.
  private static final class WideEngine implements TrialEngine {
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Override
    public int width() {
      return 4;
    }

    @Override
    public TrialResult run(Trial trial) {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      LockSupport.parkNanos(20_000_000);
      TrialResult result = trial.work().get();
      running.decrementAndGet();
      return result;
    }

    @Override
    public ShardSum sum(String name, ShardedTraining training, Progress progress) {
      throw new AssertionError("there are no shards");
    }

    @Override
    public List<byte[]> pieces(
        String name, int count, IntFunction<byte[]> piece, Progress progress) {
      throw new AssertionError("there are no pieces");
    }

    @Override
    public void close() {
      // nothing runs
    }
  }

  /// What measures memory or time would measure its neighbours too.
  @Test
  void aWideEngineRunsTrialsOneAtATimeWhereThatIsWanted() {
    var alone = new WideEngine();
    new Study(trials(6), TrialLog.none()).run(alone, 1, Progress.NONE);
    assertEquals(1, alone.most.get());
    var wide = new WideEngine();
    new Study(trials(6), TrialLog.none()).run(wide, Progress.NONE);
    assertTrue(wide.most.get() > 1, wide.most::toString);
  }

  /// As `lyapunov --all` measures them.
  @Test
  void anExponentThatNeededNoForecastIsKept() {
    var exponent =
        new TrialResult(
            new double[0],
            new Cost(0, 0, 0, 0, 0),
            Map.of(Measure.EXPONENT, 0.9, Measure.EXPONENT_ERROR, 0.0),
            Optional.empty());
    var trials =
        List.of(
            new Trial(
                Map.of("system", "one"),
                1,
                () -> {
                  runs.incrementAndGet();
                  return exponent;
                }));
    new Study(trials, TrialLog.in(folder, "a study")).run(1, Progress.NONE);
    TrialResult again =
        new Study(trials, TrialLog.in(folder, "a study")).run(1, Progress.NONE).getFirst();
    assertEquals(1, runs.get());
    assertEquals(exponent.measures(), again.measures());
  }

  @Test
  void anotherStudyIsNotContinued() {
    new Study(trials(1), TrialLog.in(folder, "a study")).run(1, Progress.NONE);

    var error =
        assertThrows(InputException.class, () -> TrialLog.in(folder, "another study"));
    assertTrue(error.getMessage().contains("but holds another: a study;"), error.getMessage());
  }

  @Test
  void aFileOfAnotherStudyStaysAsItIsToTheLastByte() throws IOException {
    Path log = folder.resolve("trials.jsonl");
    String foreign = "{\"study\":\"another\"}\n{\"key\":\"half a li";
    Files.writeString(log, foreign);
    assertThrows(InputException.class, () -> TrialLog.in(folder, "a study"));
    assertEquals(foreign, Files.readString(log));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"study\":", "no JSON at all\n", "[1]\n", "{\"study\":7}\n", "\u0000\u0000\n"})
  void aFirstLineThatNamesNoStudyIsRefusedAsSuch(String text) throws IOException {
    Files.writeString(folder.resolve("trials.jsonl"), text);
    var error = assertThrows(InputException.class, () -> TrialLog.in(folder, "a study"));
    assertTrue(error.getMessage().startsWith("line 1 of "), error.getMessage());
  }

  @Test
  void anEmptyFileIsBegunAnew() throws IOException {
    Files.writeString(folder.resolve("trials.jsonl"), "");
    new Study(trials(2), TrialLog.in(folder, "a study")).run(1, Progress.NONE);
    new Study(trials(2), TrialLog.in(folder, "a study")).run(1, Progress.NONE);
    assertEquals(2, runs.get());
  }

  /// Each is the third of four lines.
  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000\u0000", "{}", "[]", "null", "text", "horizons", "cost",
    "infinite", "negative", "huge", "none", "failure"})
  void aTrialWhoseLineIsDamagedIsDoneAgain(String damage) throws IOException {
    new Study(trials(3), TrialLog.in(folder, "a study")).run(1, Progress.NONE);
    Path log = folder.resolve("trials.jsonl");
    var lines = new ArrayList<>(Files.readAllLines(log));
    String whole = lines.get(2);
    lines.set(2, switch (damage) {
      case "horizons" -> whole.replaceFirst("\"horizons\":\\[[^,]*", "\"horizons\":[\"a\"");
      case "infinite" -> whole.replaceFirst("\"horizons\":\\[[^,]*", "\"horizons\":[1e999");
      case "negative" -> whole.replaceFirst("\"horizons\":\\[[^,]*", "\"horizons\":[-1");
      case "huge" -> whole.replaceFirst("\"bytes\":\\d+", "\"bytes\":1" + "0".repeat(30));
      case "none" -> whole.replaceFirst("\"horizons\":\\[[^]]*", "\"horizons\":[");
      case "failure" -> whole.replaceFirst("}$", ",\"failure\":5}");
      case "cost" -> whole.replaceFirst("\"bytes\":\\d+", "\"bytes\":\"5\"");
      default -> damage;
    });
    Files.write(log, lines);

    List<TrialResult> results =
        new Study(trials(3), TrialLog.in(folder, "a study")).run(1, Progress.NONE);

    assertEquals(3 + 1, runs.get());
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(new double[] {i, i + 1.0 / 3}, results.get(i).horizons());
    }
  }

  @Test
  void blankLinesAreNothing() throws IOException {
    new Study(trials(2), TrialLog.in(folder, "a study")).run(1, Progress.NONE);
    Path log = folder.resolve("trials.jsonl");
    Files.writeString(log, "\n \n" + Files.readString(log).replace("\n", "\n\n\r\n"));
    new Study(trials(2), TrialLog.in(folder, "a study")).run(1, Progress.NONE);
    assertEquals(2, runs.get());
  }

  @Test
  void trialsOfOtherNumbersOfStartsAreNotMixed() throws IOException {
    new Study(trials(2), TrialLog.in(folder, "a study")).run(1, Progress.NONE);
    Path log = folder.resolve("trials.jsonl");
    Files.writeString(
        log, Files.readString(log).replaceFirst("\"horizons\":\\[[^,]*,", "\"horizons\":["));
    var error =
        assertThrows(
            InputException.class,
            () -> new Study(trials(2), TrialLog.in(folder, "a study")).run(1, Progress.NONE));
    assertTrue(error.getMessage().contains("some have 1 and some 2"), error.getMessage());
  }

  @Test
  void aTextThatIsNotInUtf8LosesOnlyItsLine() throws IOException {
    new Study(trials(2), TrialLog.in(folder, "a study")).run(1, Progress.NONE);
    Files.write(
        folder.resolve("trials.jsonl"), new byte[] {(byte) 0xff, '\n'}, StandardOpenOption.APPEND);
    new Study(trials(2), TrialLog.in(folder, "a study")).run(1, Progress.NONE);
    assertEquals(2, runs.get());
  }

  @Test
  void studiesOnOneFolderShareTheWork() throws Exception {
    int count = 40;
    try (var pool = Executors.newFixedThreadPool(3)) {
      var studies = new ArrayList<Future<List<TrialResult>>>();
      for (int study = 0; study < 3; study++) {
        studies.add(
            pool.submit(
                () -> new Study(trials(count), TrialLog.in(folder, "a study"))
                    .run(2, Progress.NONE)));
      }
      for (var study : studies) {
        List<TrialResult> results = study.get();
        for (int i = 0; i < count; i++) {
          assertArrayEquals(new double[] {i, i + 1.0 / 3}, results.get(i).horizons());
        }
      }
    }
    assertEquals(count, runs.get(), "no trial ran twice");
    assertEquals(1 + count, Files.readAllLines(folder.resolve("trials.jsonl")).size());
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() {
    var one = new Study(trials(20), TrialLog.none()).run(1, Progress.NONE);
    var four = new Study(trials(20), TrialLog.none()).run(4, Progress.NONE);

    for (int i = 0; i < 20; i++) {
      assertArrayEquals(one.get(i).horizons(), four.get(i).horizons());
    }
  }

  @Test
  void aTrialThatCannotBeIsReportedAndTheOthersGoOn() {
    var bad =
        new Trial(
            Map.of("x", "bad"),
            0,
            () -> {
              throw new InputException("ridge must be ≥ 0 but was -1");
            });
    List<Trial> trials = List.of(bad, trials(1).getFirst());

    List<TrialResult> results = new Study(trials, TrialLog.none()).run(1, Progress.NONE);
    List<StudyRow> rows = StudyRow.of(trials, results, new Seed(1));

    assertEquals(List.of("ridge must be ≥ 0 but was -1"), rows.getFirst().failures());
    assertTrue(rows.getFirst().horizon().isEmpty());
    assertTrue(rows.get(1).horizon().isPresent());
  }

  @Test
  void seedsOfOnePointAreGatheredIntoOneRow() {
    var trials = List.of(trial("p", 0, 1, 3), trial("p", 1, 3, 5), trial("q", 0, 0, 0));
    List<TrialResult> results = new Study(trials, TrialLog.none()).run(1, Progress.NONE);

    List<StudyRow> rows = StudyRow.of(trials, results, new Seed(1));

    assertEquals(2, rows.size());
    assertEquals(3, rows.getFirst().horizon().orElseThrow().mean());
    assertArrayEquals(
        new double[] {2, 4}, rows.getFirst().horizon().orElseThrow().perStart());
    assertEquals(Math.sqrt(2), rows.getFirst().seedStd(), 1e-15, "means of 2 and 4");
    assertEquals(0, rows.getFirst().lost());
    assertEquals(1, rows.get(1).lost(), "both starts of q are wrong from the first step");
  }

  private List<Trial> trials(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> new Trial(
                Map.of("x", Integer.toString(i)),
                0,
                () -> {
                  runs.incrementAndGet();
                  return result(new Cost(i, 2, 3, 4, 5), i, i + 1.0 / 3);
                }))
        .toList();
  }

  private static Trial trial(String point, long seed, double first, double second) {
    return new Trial(
        Map.of("x", point), seed, () -> result(new Cost(1, 1, 1, 1, 1), first, second));
  }

  private static TrialResult result(Cost cost, double first, double second) {
    return new TrialResult(
        new double[] {first, second}, cost, Map.of(Measure.TRAIN_SECONDS, 0.5), Optional.empty());
  }
}
