package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `train` on shards: files, or trajectories that are made where they are needed.
class TrainShardsTest {
  private static final String WORDS = "lorenz63 --steps 200 --trajectories 12 --seed 4";

  @TempDir
  Path folder;

  private CommandRun train(Path model, Object... more) {
    Object[] words = new Object[more.length + 7];
    System.arraycopy(
        new Object[] {"train", "d2r2", "-p", "degree=2", "--quiet", "-o", model}, 0, words, 0, 7);
    System.arraycopy(more, 0, words, 7, more.length);
    return CommandRun.of(words);
  }

  @Test
  void filesInAFolderAndTheSameTrajectoriesMadeOnTheWayFitAlike() throws IOException {
    Path data = folder.resolve("data");
    CommandRun.of(
        "generate", "lorenz63", "--steps", 200, "--trajectories", 12, "--seed", 4, "-o", data,
        "--quiet").succeeds();
    assertTrue(Files.exists(data.resolve("01.h5")) && Files.exists(data.resolve("12.h5")));
    Path one = folder.resolve("one.h5");
    Path two = folder.resolve("two.h5");
    String fit = train(one, "--data", data, "--engine", "local", "--threads", 1).succeeds().out();
    train(two, "--data", data, "--engine", "local", "--threads", 2).succeeds();
    assertEquals(-1, Files.mismatch(one, two));
    assertTrue(fit.contains("2 388"), fit); // 12 × 199 pairs
    assertEquals(fit, train(folder.resolve("made.h5"), "--shards", WORDS).succeeds().out());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      lorenz63 --steps none         | --shards must be words of a generate command but was not understood
      lorenz63                      | --steps must be given
      lorenz63 --steps 9 --all      | --shards must be of one system
      lorenz63 --steps 9 --trajectories 0 | --trajectories must be ≥ 1 but was 0
      """)
  void wordsThatMakeNoShardsAreRefused(String words, String message) {
    train(folder.resolve("model.h5"), "--shards", words).rejects(message);
  }

  @Test
  void whatMustSeeAllDataIsRefused() {
    Path model = folder.resolve("model.h5");
    train(model).rejects("--data must be given, or --shards in its place");
    train(model, "--shards", WORDS, "--data", "x.h5").rejects("--data must be given, or --shards");
    train(model, "--shards", WORDS, "--train-steps", 9).rejects("--train-steps must be left out");
    train(model, "--shards", WORDS, "-p", "stencil=1").rejects("does not learn from shards");
    assertTrue(!Files.exists(model));
  }
}
