package chaoscast.cluster;

import chaoscast.evaluation.study.TrialEngine;
import chaoscast.evaluation.study.TrialEngineProvider;
import java.nio.file.Path;
import java.util.List;

/// Apache Spark by the names that Spark itself has for its clusters.
public final class SparkEngineProvider implements TrialEngineProvider {
  @Override
  public List<String> names() {
    return List.of(ClusterAddress.FORMS);
  }

  @Override
  public boolean understands(String name) {
    return ClusterAddress.isOne(name);
  }

  @Override
  public TrialEngine open(String name, List<String> words, List<Path> files) {
    return SparkEngine.open(ClusterAddress.parse(name), words, files);
  }
}
