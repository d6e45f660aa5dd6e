package chaoscast.esn.reward;

import java.util.Optional;

/// Deviations of the authors' scripts with 1000 nodes and 11 seeds.
///
/// Source: result files of the ReScience replication of arXiv:1803.03304 (R. Sankar and others), minimum, median and
/// maximum over seeds computed from them.
///
/// @param least        over seeds
/// @param median       over seeds
/// @param greatest     over seeds
/// @param satisfactory how many of 11 seeds were below 0.5
public record PublishedDeviation(
    double least, double median, double greatest, int satisfactory) {
  /// Nodes of the published runs.
  public static final int NODES = 1000;

  /// Seeds of the published runs.
  public static final int SEEDS = 11;

  /// @return what was published for the butterfly; the third task with the cost as it was scripted
  public static Optional<PublishedDeviation> of(String task, Algorithm algorithm) {
    return Optional.ofNullable(
        switch (task + " " + algorithm) {
          case "drawing RLS" -> new PublishedDeviation(0.0013, 0.0033, 0.0054, 11);
          case "drawing RMHL" -> new PublishedDeviation(0.139, 0.170, 0.223, 11);
          case "drawing SUPERTREX" -> new PublishedDeviation(0.0020, 0.0057, 0.0094, 11);
          case "arm RMHL" -> new PublishedDeviation(0.548, 0.728, 1.27, 0);
          case "arm SUPERTREX" -> new PublishedDeviation(0.0065, 0.0088, 0.0237, 11);
          case "arm-cost RMHL" -> new PublishedDeviation(0.392, 0.799, 1.23, 1);
          case "arm-cost SUPERTREX" -> new PublishedDeviation(0.182, 0.847, 1.71, 5);
          default -> null;
        });
  }
}
