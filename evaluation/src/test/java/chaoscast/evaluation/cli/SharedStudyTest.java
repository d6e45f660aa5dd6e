package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes on one folder of trials.
@Tag("slow")
class SharedStudyTest {
  private static final Object[] STUDY =
      {
        "study", "precision", "lorenz63", "--surrogates", "d2r2", "--train-steps", 3000,
        "--starts", 20, "--spacing", 200, "--max-steps", 1500, "--threads", 1, "--resume", "trials",
        "--csv"
      };

  @TempDir
  private Path folder;

  @Test
  void twoStudiesShareTheTrialsAndFindTheSame() throws Exception {
    ProcessRun one = start("one.csv");
    ProcessRun two = start("two.csv");
    assertEquals(0, one.code(), one.errors());
    assertEquals(0, two.code(), two.errors());

    List<String> lines = trials();
    assertEquals(lines.size(), new HashSet<>(keys(lines)).size(), "no trial ran twice");
    assertEquals(results("one.csv"), results("two.csv"));
  }

  @Test
  void whatAKilledStudyHeldIsDoneByTheOther() throws Exception {
    ProcessRun one = start("one.csv");
    one.until(() -> !trials().isEmpty());
    ProcessRun two = start("two.csv");
    one.process().destroyForcibly().waitFor();
    assertEquals(0, two.code(), two.errors());

    ProcessRun again = start("again.csv");
    int before = trials().size();
    assertEquals(0, again.code(), again.errors());
    assertEquals(before, trials().size(), "all trials were there");
    assertEquals(results("again.csv"), results("two.csv"));
    assertTrue(before > 3);
  }

  private ProcessRun start(String csv) throws IOException {
    Object[] words = Arrays.copyOf(STUDY, STUDY.length + 1);
    words[STUDY.length] = csv;
    return ProcessRun.start(folder, words);
  }

  private List<String> trials() throws IOException {
    Path log = folder.resolve("trials/trials.jsonl");
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return lines.isEmpty() ? lines : lines.subList(1, lines.size());
  }

  private static List<String> keys(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll(".*\"key\":\"([^\"]*)\".*", "$1")).toList();
  }

  private String results(String csv) throws IOException {
    return Files.readString(folder.resolve(csv));
  }
}
