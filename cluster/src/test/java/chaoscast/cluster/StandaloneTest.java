package chaoscast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Studies on executors that are processes of their own.
@Tag("slow")
class StandaloneTest {
  @TempDir
  Path folder;

  @Test
  void processesThatSparkStartsFindTheSame() throws Exception {
    List<String> study = SmallStudy.sensitivity();
    assertEquals(
        SmallStudy.json(study, "local", folder),
        SmallStudy.json(study, "local-cluster[2,1,1024]", folder));
  }

  @Test
  void aStandaloneClusterFindsTheSame() throws Exception {
    List<String> study = SmallStudy.sensitivity();
    try (var cluster = StandaloneCluster.start(folder, 2)) {
      assertEquals(
          SmallStudy.json(study, "local", folder),
          SmallStudy.json(study, cluster.address(), folder));
    }
  }

  @Test
  void aWorkerThatIsKilledInMidRunChangesNothing() throws Exception {
    Path runs = folder.resolve("runs");
    List<String> study = SmallStudy.longer();
    String expected = SmallStudy.json(study, "local", folder);
    List<String> logged = new ArrayList<>(study);
    logged.addAll(List.of("--resume", runs.toString()));
    try (var cluster = StandaloneCluster.start(folder, 2);
        var thread = Executors.newSingleThreadExecutor()) {
      Future<String> found =
          thread.submit(() -> SmallStudy.json(logged, cluster.address(), folder));
      while (finished(runs) < 2 && !found.isDone()) {
        Thread.sleep(50);
      }
      assertTrue(!found.isDone(), "the study was over before a worker could be killed");
      cluster.kill(1);
      assertEquals(expected, found.get());
    }
  }

  private static long finished(Path runs) throws Exception {
    Path log = runs.resolve("trials.jsonl");
    return Files.exists(log) ? Files.readAllLines(log).size() - 1 : 0;
  }
}
