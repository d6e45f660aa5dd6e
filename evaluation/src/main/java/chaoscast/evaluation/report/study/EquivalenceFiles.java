package chaoscast.evaluation.report.study;

import chaoscast.core.files.JsonFile;
import chaoscast.evaluation.equivalence.Distances;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Distances of a network and polynomials from D2R2, beside the points of their study:
///
///     distances{states, oneStep{…}, degrees[{degree, size, series{coefficients, onData},
///               projection{coefficients, onData}}]}
///
/// A number that does not exist, as where D2R2 has no terms, is null.
public final class EquivalenceFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EquivalenceFiles() {}

  /// @param study what [StudyFiles] wrote; replaced whole or not at all
  public static void addTo(Path study, Distances distances) {
    ObjectNode document;
    try {
      document = (ObjectNode) JSON.readTree(study.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ObjectNode all = document.putObject("distances").put("states", distances.states());
    ObjectNode oneStep = all.putObject("oneStep");
    distances.oneStep().forEach((pair, share) -> put(oneStep, pair, share));
    var degrees = all.putArray("degrees");
    for (Distances.Degree row : distances.degrees()) {
      ObjectNode degree = degrees.addObject().put("degree", row.degree());
      put(degree, "size", row.size());
      distance(degree.putObject("series"), row.series());
      distance(degree.putObject("projection"), row.projection());
    }
    JsonFile.write(study, document);
  }

  private static void distance(ObjectNode node, Distances.Distance distance) {
    put(node, "coefficients", distance.coefficients());
    put(node, "onData", distance.onData());
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
