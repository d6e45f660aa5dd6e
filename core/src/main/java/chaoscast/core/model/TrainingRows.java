package chaoscast.core.model;

import chaoscast.core.InputException;
import chaoscast.core.Provenance;
import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelFile;
import java.util.Optional;
import java.util.stream.Collectors;

/// Successive states of one trajectory that a surrogate was trained on.
///
/// @param source name of the file that they come from; empty if unknown
/// @param system the generated system with its parameters and seed; empty if unknown
/// @param first  row of the first in its source, counted from 0
/// @param count  number of states, ≥ 1
/// @param digest of these states, see [StateDigest]
public record TrainingRows(String source, String system, long first, int count, String digest) {

  public TrainingRows {
    Requirements.requireAtLeast("first training row", 0, first);
    Requirements.requireAtLeast("number of training rows", 1, count);
    if (!StateDigest.isOne(digest)) {
      throw new InputException(
          "the digest of training rows must be %d hexadecimal digits but was '%s'"
              .formatted(StateDigest.DIGITS, digest));
    }
  }

  static TrainingRows of(Trajectory trajectory) {
    return new TrainingRows(
        trajectory.origin().source(),
        system(trajectory.provenance()),
        trajectory.origin().row(),
        trajectory.steps(),
        StateDigest.of(trajectory));
  }

  /// @param from first step of the data that matters
  /// @param to   last step, excluded
  /// @return the steps among these if the data hold the same states at the same rows
  Optional<SeenStates> seenIn(Trajectory data, int from, int to) {
    long start = first - data.origin().row();
    if (start < 0 || start + count > data.steps()) {
      return Optional.empty();
    }
    int begin = Math.max(from, (int) start);
    int end = Math.min(to, (int) start + count);
    boolean seen =
        begin < end
            && StateDigest.of(data.slice((int) start, (int) start + count)).equals(digest);
    return seen ? Optional.of(new SeenStates(begin, end)) : Optional.empty();
  }

  private static String system(Provenance provenance) {
    if (provenance.system().isEmpty()) {
      return "";
    }
    String parameters =
        provenance.parameters().entrySet().stream()
            .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
    String seed = provenance.seed().isPresent() ? " seed=" + provenance.seed().getAsLong() : "";
    return provenance.system() + parameters + seed;
  }

  void write(ModelFile group) {
    group.put("source", source);
    group.put("system", system);
    group.put("first", first);
    group.put("count", (long) count);
    group.put("digest", digest);
  }

  static TrainingRows read(ModelFile group) {
    return new TrainingRows(
        group.text("source"),
        group.text("system"),
        group.integer("first"),
        group.count("count", 1),
        group.text("digest"));
  }
}
