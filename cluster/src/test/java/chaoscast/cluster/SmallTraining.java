package chaoscast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Trainings of seconds on shards of their data.
final class SmallTraining {
  private SmallTraining() {}

  /// @param more options
  /// @return the model
  static Path onShards(String engine, Path model, String... more) {
    var words =
        new ArrayList<>(
            List.of(
                "train", "d2r2", "-p", "degree=2", "--shards",
                "lorenz63 --steps 300 --trajectories 11", "--engine", engine, "-o",
                model.toString(), "--quiet"));
    words.addAll(List.of(more));
    return run(words, model);
  }

  /// @return the model
  static Path run(List<String> words, Path model) {
    var err = new StringWriter();
    assertEquals(0, SmallStudy.run(words, err), err.toString());
    return model;
  }
}
